import type { EventType, StreamName } from "../../app/contracts/streams.ts";
import type { ListingRecord } from "../../models/listing.ts";
import { isPrivate } from "../access/listing-rules.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { Dependencies } from "../dependencies.ts";

type Told = Pick<ListingRecord, "_id" | "kind" | "alliance" | "county" | "owner" | "state" | "publishedAt" | "audience" | "revision" | "termsRevision">;

/**
 * Tells of a listing on the stream of its owner and, unless it was never published, on the streams of all alliances in whose
 * lists it stands, or stood before (`before`). The data are ids and the state; pages read the rest with their own rights.
 */
export async function announceListing(
  { models }: Dependencies,
  transaction: Transaction,
  type: EventType,
  listing: Told,
  before?: Told,
): Promise<void> {
  const data = {
    listing: listing._id,
    kind: listing.kind,
    alliance: listing.alliance,
    owner: listing.owner,
    state: listing.state,
    revision: listing.revision,
    termsRevision: listing.termsRevision,
  };
  const streams = new Set<StreamName>([`organization:${listing.owner}`]);
  for (const told of before ? [before, listing] : [listing]) {
    for (const alliance of await alliancesReached(models, transaction, told)) streams.add(`alliance:${alliance}`);
  }
  for (const stream of streams) transaction.emit(stream, type, data);
}

async function alliancesReached(models: Dependencies["models"], { session }: Transaction, listing: Told): Promise<string[]> {
  if (isPrivate(listing)) return [];
  const { scope, alliances = [] } = listing.audience;
  switch (scope) {
    case "alliance":
      return [listing.alliance];
    case "alliances":
      return [listing.alliance, ...alliances];
    case "county":
    case "public": {
      const where = scope === "county" ? { county: listing.county } : {};
      const reached = await models.alliances.find(where, { _id: 1 }, { session }).lean();
      return reached.map(({ _id }) => _id);
    }
  }
}
