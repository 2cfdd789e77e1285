import type { Page } from "../../app/contracts/common.ts";
import { openCooperationStates, type CooperationQuery, type CooperationSummary, type CooperationView } from "../../app/contracts/cooperations.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeDeal } from "../access/match-rules.ts";
import { readableDeals } from "../access/readable-deals.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import { notFound } from "../errors.ts";
import type { CooperationDependencies } from "./cooperation-dependencies.ts";
import { presentCooperation, presentSummaries } from "./present-cooperation.ts";

type Reading = Pick<CooperationDependencies, "models" | "presentListings">;

/** Cooperations that the actor may see, the one changed last first. */
export async function listCooperations(
  dependencies: Reading,
  actor: Actor,
  query: CooperationQuery,
): Promise<Page<CooperationSummary>> {
  const after = readCursor(query.cursor, 2);
  const changedAt = new Date(Number(after?.[0] ?? 0));
  const filter = {
    $and: [
      readableDeals(actor),
      ...(query.state ? [{ state: query.state }] : []),
      ...(query.open ? [{ state: { $in: [...openCooperationStates] } }] : []),
      ...(query.kept ? [{ state: { $ne: "broken" } }] : []),
      ...(query.alliance ? [{ alliances: query.alliance }] : []),
      ...(query.organization ? [{ parties: query.organization }] : []),
      ...(query.listing ? [{ listings: query.listing }] : []),
      ...(after ? [{ $or: [{ changedAt: { $lt: changedAt } }, { changedAt, _id: { $lt: String(after[1]) } }] }] : []),
    ],
  };
  const found = await dependencies.models.cooperations
    .find(filter)
    .sort({ changedAt: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: await presentSummaries(dependencies, page),
    nextCursor: found.length > query.limit && last ? writeCursor([last.changedAt.getTime(), last._id]) : null,
  };
}

/** One cooperation. @throws not_found when there is none or the actor may not see it */
export async function getCooperation(dependencies: Reading, actor: Actor, id: string): Promise<CooperationView> {
  const cooperation = await dependencies.models.cooperations.findOne({ _id: id }).lean();
  if (!cooperation || !canSeeDeal(actor, cooperation)) throw notFound();
  return presentCooperation(dependencies, actor, cooperation);
}
