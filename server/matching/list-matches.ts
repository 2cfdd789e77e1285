import type { Page } from "../../app/contracts/common.ts";
import type { ListingMatches, MatchQuery, MatchView } from "../../app/contracts/matches.ts";
import type { MatchRecord } from "../../models/match.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeDeal } from "../access/match-rules.ts";
import { readableDeals } from "../access/readable-deals.ts";
import { organizationsOf } from "../access/scope.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import { notFound } from "../errors.ts";
import { presentMatch, presentMatches } from "./present-match.ts";
import type { MatchingDependencies } from "./ports.ts";
import { suppliedMilli } from "./supplied-milli.ts";

type Reading = Pick<MatchingDependencies, "models" | "placeName" | "requireListing">;

/** Suggestions that the actor may see: waiting ones by the time they wait for, others by their last change. */
export async function listMatches(dependencies: Reading, actor: Actor, query: MatchQuery): Promise<Page<MatchView>> {
  const { models } = dependencies;
  const mine = query.waiting === "mine";
  const after = readCursor(query.cursor, 2);
  const time = mine ? "answerBy" : "changedAt";
  const beyond = after && {
    $or: [
      { [time]: { [mine ? "$gt" : "$lt"]: new Date(Number(after[0])) } },
      { [time]: new Date(Number(after[0])), _id: { [mine ? "$gt" : "$lt"]: String(after[1]) } },
    ],
  };
  const filter = {
    $and: [
      mine ? { waiting: { $in: organizationsOf(actor) } } : readableDeals(actor),
      ...(query.state ? [{ state: query.state }] : []),
      ...(query.alliance ? [{ alliances: query.alliance }] : []),
      ...(beyond ? [beyond] : []),
    ],
  };
  const direction = mine ? 1 : -1;
  const found = await models.matches
    .find(filter)
    .sort({ [time]: direction, _id: direction })
    .limit(query.limit + 1)
    .lean();
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: await presentMatches(dependencies, actor, page),
    nextCursor: found.length > query.limit && last ? writeCursor([last[time].getTime(), last._id]) : null,
  };
}

/** One suggestion. @throws not_found when there is none or the actor may not see it */
export async function getMatch(dependencies: Reading, actor: Actor, id: string): Promise<MatchView> {
  const match = await dependencies.models.matches.findOne({ _id: id }).lean();
  if (!match || !canSeeDeal(actor, match)) throw notFound();
  return presentMatch(dependencies, actor, match);
}

/** Most suggestions of one listing that are read: as many that wait or were agreed, as many that are over. */
const MOST_OF_LISTING = 50;
const stateOrder: Record<MatchRecord["state"], number> = { agreed: 0, suggested: 1, declined: 2, superseded: 3, expired: 4 };

/**
 * Suggestions of a listing, open ones best first, for a need those that meet all of it before those that meet a part;
 * then those that were answered or overtaken.
 * Who may read the listing but is no party sees none. Says too whether an open listing was matched as it is now.
 * @throws not_found when the actor may not see the listing
 */
export async function listMatchesOfListing(dependencies: Reading, actor: Actor, listing: string): Promise<ListingMatches> {
  const record = await dependencies.requireListing(actor, listing);
  const { models } = dependencies;
  // The mark first: what it covers is then among what is read after it.
  const mark = record.open ? await models.matchRuns.findOne({ _id: record._id }).lean() : null;
  const inStates = (states: MatchRecord["state"][]) =>
    models.matches
      .find({ listings: record._id, state: { $in: states } })
      .sort({ state: -1, score: -1, _id: 1 })
      .limit(MOST_OF_LISTING)
      .lean();
  // Apart, so that many which are over never crowd out one that waits.
  const matches = await Promise.all([inStates(["suggested", "agreed"]), inStates(["declined", "superseded", "expired"])]);
  const seen = matches.flat().filter((match) => canSeeDeal(actor, match));
  const partly = (match: MatchRecord) => Number(record.kind === "need" && suppliedMilli(match) < (record.remainingMilli ?? 0));
  seen.sort((a, b) => stateOrder[a.state] - stateOrder[b.state] || partly(a) - partly(b) || b.score - a.score || (a._id < b._id ? -1 : 1));
  const items = await presentMatches(dependencies, actor, seen);
  return { items, nextCursor: null, matched: !record.open || record.kind === "policy" || (mark !== null && mark.revision >= record.revision) };
}
