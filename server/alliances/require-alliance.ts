import type { ClientSession } from "mongoose";
import { canKeepAlliance, canReadAlliance } from "../access/alliance-rules.ts";
import type { Actor } from "../access/actor.ts";
import type { AllianceScope } from "../access/scope.ts";
import type { Dependencies } from "../dependencies.ts";
import { forbidden, notFound } from "../errors.ts";
import type { AllianceRecord } from "../../models/alliance.ts";

export const scopeOfAlliance = (alliance: Pick<AllianceRecord, "_id" | "county">): AllianceScope => ({
  alliance: alliance._id,
  county: alliance.county,
});

/**
 * An alliance that the actor may read.
 * @throws not_found when there is none or it is not theirs to read
 */
export async function requireAlliance(
  { models }: Dependencies,
  actor: Actor,
  id: string,
  session: ClientSession | null = null,
): Promise<AllianceRecord> {
  const alliance = await models.alliances.findOne({ _id: id }, null, { session }).lean();
  if (!alliance || !canReadAlliance(actor, scopeOfAlliance(alliance))) throw notFound();
  return alliance;
}

/**
 * An alliance that the actor keeps.
 * @throws not_found when they may not read it, forbidden when they may only read it
 */
export async function requireKeptAlliance(
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  session: ClientSession | null = null,
): Promise<AllianceRecord> {
  const alliance = await requireAlliance(dependencies, actor, id, session);
  if (!canKeepAlliance(actor, scopeOfAlliance(alliance))) throw forbidden();
  return alliance;
}
