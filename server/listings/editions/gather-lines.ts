import { createHash } from "node:crypto";
import { MOST_EDITION_LINES, type EditionChange } from "../../../app/contracts/editions.ts";
import { listingKinds, type ListingKind } from "../../../app/contracts/listings.ts";
import type { EditionLineRecord, FrozenListing } from "../../../models/edition-line.ts";
import type { ListingRecord } from "../../../models/listing.ts";
import type { Models } from "../../database/models.ts";

/** A line of an edition that is not stored yet. */
export type GatheredLine = Omit<EditionLineRecord, "_id" | "edition">;

/** All that is shown of a listing, and nothing that it is found by. Pure. */
function freeze(listing: ListingRecord): FrozenListing {
  const { readers: _readers, categoryPath: _category, placePath: _place, tokens: _tokens, matchScope: _scope, matchTerms: _terms, order: _order, warned: _warned, ...frozen } = listing;
  return frozen;
}

/** SHA-256 of what a listing says; what was promised of it meanwhile has no part in it. Pure. */
export function digestOf(listing: FrozenListing): string {
  const { title, text, category, quantity, minLot, ratePerDay, window, dueDate, place, maxDistanceKm, price, amountFen, qualifications, stakeFen, stakeNote, conditions, policy } = listing;
  const said = [title, text, category, quantity && [quantity.milli, quantity.unit], minLot && [minLot.milli, minLot.unit], ratePerDay && [ratePerDay.milli, ratePerDay.unit], window && [window.from, window.until], dueDate, place, maxDistanceKm, price && [price.fen, price.per], amountFen, qualifications.map(({ code, hard }) => [code, hard]), stakeFen, stakeNote, conditions ?? [], policy];
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}

/**
 * What an edition of an alliance's lists would hold now: its open lines by kind and date, against those of the edition before, and after them
 * what stood in that and is open no more. Reads only.
 * @param previous id of the edition before; null for none
 * @returns undefined where there are more lines than an edition holds
 */
export async function gatherLines(models: Models, alliance: string, previous: string | null): Promise<GatheredLine[] | undefined> {
  const found = await Promise.all(listingKinds.map((kind) => models.listings.find({ alliance, kind, open: true }).sort({ dueDate: 1 }).limit(MOST_EDITION_LINES + 1).lean()));
  const open = found.flat();
  if (open.length > MOST_EDITION_LINES) return undefined;
  // What they say is read of those only that are gone.
  const before = previous === null ? [] : await models.editionLines.find({ edition: previous, change: { $ne: "gone" } }, { listing: 1, digest: 1 }).lean();
  const known = new Map(before.map(({ listing, digest }) => [listing, digest]));
  const lines = open.map((listing): Omit<GatheredLine, "place"> => {
    const frozen = freeze(listing);
    const digest = digestOf(frozen);
    const old = known.get(listing._id);
    const change: EditionChange = old === undefined ? "new" : old === digest ? "same" : "changed";
    return { kind: listing.kind, change, listing: listing._id, readers: listing.readers, digest, frozen };
  });
  const still = new Set(lines.map(({ listing }) => listing));
  const left = await models.editionLines.find({ _id: { $in: before.flatMap(({ _id, listing }) => (still.has(listing) ? [] : [_id])) } }).sort({ kind: 1, place: 1 }).lean();
  const gone = left.map(({ kind, listing, readers, digest, frozen }): Omit<GatheredLine, "place"> => ({ kind, change: "gone", listing, readers, digest, frozen }));
  const places = new Map<ListingKind, number>();
  return [...lines, ...gone].map((line) => {
    const place = places.get(line.kind) ?? 0;
    places.set(line.kind, place + 1);
    return { ...line, place };
  });
}
