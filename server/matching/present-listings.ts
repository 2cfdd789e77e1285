import type { NamedRef } from "../../app/contracts/common.ts";
import type { MatchedListing } from "../../app/contracts/matches.ts";
import { writeQuantity } from "../../app/contracts/milli.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { Models } from "../database/models.ts";
import { nameIn, readNames } from "../database/read-names.ts";

interface Reading {
  models: Models;
  placeName(code: string): string | null;
}

/** A listing as suggestions and cooperations tell of it. Pure. */
export function presentListing(
  record: ListingRecord,
  names: ReadonlyMap<string, NamedRef>,
  placeName: Reading["placeName"],
): MatchedListing {
  return {
    id: record._id,
    kind: record.kind,
    title: record.title,
    owner: nameIn(names, record.owner),
    alliance: names.get(record.alliance) ?? null,
    place: record.place && placeName(record.place),
    remaining: writeQuantity(record.remainingMilli, record.quantity?.unit ?? null),
    window: record.window,
    due: record.dueDate,
  };
}

/** Listings by id, with the names of their owners; those that are gone, or not among the `readable` ones, are left out. */
export async function presentListings(
  dependencies: Reading,
  ids: Iterable<string>,
  readable: { readers?: { $in: string[] } } = {},
): Promise<Map<string, MatchedListing>> {
  const records = await dependencies.models.listings.find({ _id: { $in: [...new Set(ids)] }, ...readable }).lean();
  const names = await readNames(dependencies.models, {
    organizations: records.map((record) => record.owner),
    alliances: records.map((record) => record.alliance),
  });
  return new Map(records.map((record) => [record._id, presentListing(record, names, dependencies.placeName)]));
}
