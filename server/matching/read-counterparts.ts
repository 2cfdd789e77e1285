import type { ConditionStand } from "../../app/contracts/conditions.ts";
import type { AudienceReach } from "../../app/contracts/match-preview.ts";
import type { ListingRecord } from "../../models/listing.ts";
import { audienceToReach } from "../access/listing-rules.ts";
import { readStands } from "../conditions/read-stands.ts";
import type { MatchingDependencies } from "./ports.ts";
import { readLiveFrom, type ReadLive } from "./read-live.ts";
import { readersOfOrganization } from "./readers-of-organization.ts";

/** What the engine does not look at between a listing and one of its counterparts. */
export interface Counterpart {
  record: ListingRecord;
  /** The audience by which its owner could see the listing; null where it may see it already. */
  reach: AudienceReach | null;
  /** How the need's owner stands to the resource's conditions; null where it sets none. */
  stand: ConditionStand | null;
}

/** Whether every condition is known to be met; else nothing is certain. Pure. */
export const isSure = ({ stand }: Pick<Counterpart, "stand">): boolean => stand === null || stand.verdict === "pass";

/** Whether it can be asked: its owner may see the listing, too, and no condition fails. Pure. */
export const canBeAsked = ({ reach, stand }: Pick<Counterpart, "reach" | "stand">): boolean => reach === null && stand?.verdict !== "fail";

type Reading = Pick<MatchingDependencies, "models" | "market"> & { readLive?: ReadLive };

/** The audience by which an organization could see a listing; null where it may see it already. */
export const reachOf = async (dependencies: Reading, listing: ListingRecord, organization: string): Promise<AudienceReach | null> =>
  audienceToReach(listing, await readersOfOrganization(dependencies, organization));

/** Live counterparts among `ids`. The engine looks only whether the listing's owner may see them. */
export async function readCounterparts(dependencies: Reading, listing: ListingRecord, ids: readonly string[]): Promise<Map<string, Counterpart>> {
  const { models, readLive = readLiveFrom(models) } = dependencies;
  const records = await readLive(ids);
  const stands = await readStands(
    models,
    records.map((record) => {
      const [need, resource] = listing.kind === "need" ? [listing, record] : [record, listing];
      return { listing: resource, organization: need.owner, need };
    }),
  );
  const found = new Map<string, Counterpart>();
  for (const [at, record] of records.entries()) {
    found.set(record._id, { record, reach: await reachOf(dependencies, listing, record.owner), stand: stands[at]! });
  }
  return found;
}

/** Counterparts that can be asked, and those of them whose conditions nobody knows to be met. */
export interface Askable {
  records: Map<string, ListingRecord>;
  unsure: Set<string>;
}

/** Counterparts among `ids` that can be asked. */
export const readAskable = async (dependencies: Reading, listing: ListingRecord, ids: readonly string[]): Promise<Askable> =>
  askableAmong(await readCounterparts(dependencies, listing, ids));

/** Those that can be asked. Pure. */
export function askableAmong(counterparts: ReadonlyMap<string, Counterpart>): Askable {
  const askable = [...counterparts].filter(([, counterpart]) => canBeAsked(counterpart));
  return {
    records: new Map(askable.map(([id, { record }]) => [id, record])),
    unsure: new Set(askable.flatMap(([id, counterpart]) => (isSure(counterpart) ? [] : [id]))),
  };
}
