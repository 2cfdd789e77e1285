import type { ListingRecord } from "../../models/listing.ts";
import { dayAt } from "../clock.ts";
import { dayNumber, toEngineListing } from "./engine-listing.ts";
import { defaultWeights } from "./engine/score/weights.ts";
import type { EngineQuery, Weights } from "./engine/types.ts";
import type { MatchingDependencies } from "./ports.ts";
import { readersOfOrganization } from "./readers-of-organization.ts";

/** Candidates looked at when nothing else is said. */
const LOOKED_AT = 40;

/** The weights by which an alliance's suggestions are scored: its own where it has changed them. */
export async function weightsOf({ models }: Pick<MatchingDependencies, "models">, alliance: string): Promise<Weights> {
  const record = await models.alliances.findOne({ _id: alliance }, { weights: 1 }).lean();
  return { ...defaultWeights, ...record?.weights };
}

/** The engine's question for one listing, as its owner may see the market. */
export async function queryFor(
  dependencies: Pick<MatchingDependencies, "models" | "market" | "meanings" | "clock">,
  listing: ListingRecord,
  options: { limit?: number; weights?: Weights; declined?: string[] } = {},
): Promise<EngineQuery> {
  const { market, meanings, clock } = dependencies;
  const readers = await readersOfOrganization(dependencies, listing.owner);
  const meant = await meanings.processesOf([listing]);
  return {
    listing: toEngineListing(listing, market.reliabilityOf(listing.owner), meant.get(listing._id)),
    today: dayNumber(dayAt(clock.now())),
    visible: market.visibleTo(readers),
    limit: options.limit ?? LOOKED_AT,
    weights: options.weights ?? (await weightsOf(dependencies, listing.alliance)),
    ...(options.declined && { declined: options.declined }),
  };
}
