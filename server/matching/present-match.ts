import type { NamedRef } from "../../app/contracts/common.ts";
import type { ConditionStand } from "../../app/contracts/conditions.ts";
import type { MatchAnswer, MatchedListing, MatchView } from "../../app/contracts/matches.ts";
import { writeQuantity } from "../../app/contracts/milli.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { MatchAnswerRecord, MatchRecord } from "../../models/match.ts";
import type { Actor } from "../access/actor.ts";
import { partiesActedFor } from "../access/match-rules.ts";
import { canCheckFor } from "../access/policy-rules.ts";
import { readStands } from "../conditions/read-stands.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import type { MatchingDependencies } from "./ports.ts";
import { presentListing } from "./present-listings.ts";

type Reading = Pick<MatchingDependencies, "models" | "placeName">;

/** Suggestions as their parties and keepers see them, in the order given. Those whose listings are gone are left out. */
export async function presentMatches(dependencies: Reading, actor: Actor, matches: readonly MatchRecord[]): Promise<MatchView[]> {
  const ids = [...new Set(matches.flatMap((match) => match.listings))];
  const records = await dependencies.models.listings.find({ _id: { $in: ids } }).lean();
  const byId = new Map(records.map((record) => [record._id, record]));
  const names = await readNames(dependencies.models, {
    organizations: [...matches.flatMap((match) => match.parties), ...records.map((record) => record.owner)],
    alliances: records.map((record) => record.alliance),
  });
  const whole = matches.filter((match) => match.listings.every((id) => byId.has(id)));
  const stands = await readTold(dependencies, actor, whole, byId);
  return whole.map((match) => present(match, byId, names, actor, { ...dependencies, stands }));
}

/** How the needs' owners stand to the resources' conditions, by need and resource; of firms that the actor may check. */
async function readTold(
  { models }: Reading,
  actor: Actor,
  matches: readonly MatchRecord[],
  listings: ReadonlyMap<string, ListingRecord>,
): Promise<Map<string, ConditionStand | null>> {
  const pairs = matches.flatMap((match) => {
    const need = listings.get(match.need)!;
    const resources = match.parts.map((part) => listings.get(part.resource)!);
    return resources.filter((resource) => canCheckFor(actor, need.owner, resource)).map((resource) => ({ need, resource }));
  });
  const stands = await readStands(models, pairs.map(({ need, resource }) => ({ listing: resource, organization: need.owner, need })));
  return new Map(pairs.map(({ need, resource }, at) => [`${need._id}:${resource._id}`, stands[at]!]));
}

export async function presentMatch(dependencies: Reading, actor: Actor, match: MatchRecord): Promise<MatchView> {
  const [view] = await presentMatches(dependencies, actor, [match]);
  return view!;
}

function present(
  match: MatchRecord,
  listings: ReadonlyMap<string, ListingRecord>,
  names: ReadonlyMap<string, NamedRef>,
  actor: Actor,
  { placeName, stands }: Pick<Reading, "placeName"> & { stands: ReadonlyMap<string, ConditionStand | null> },
): MatchView {
  const listing = (id: string): MatchedListing => presentListing(listings.get(id)!, names, placeName);
  return {
    id: match._id,
    state: match.state,
    need: listing(match.need),
    parts: match.parts.map((part) => ({
      resource: listing(part.resource),
      quantity: writeQuantity(part.milli, match.unit),
      window: part.window,
      cost: part.costFen === null ? null : { amount: part.costFen, currency: "CNY" },
      score: part.score,
      reasons: part.reasons,
      conditions: stands.get(`${match.need}:${part.resource}`) ?? null,
    })),
    score: match.score,
    certain: match.certain,
    reasons: match.reasons,
    summary: match.summary,
    answers: match.answers.map((answer) => presentAnswer(answer, names)),
    answerAs: partyToAnswer(actor, match),
    answerBy: match.answerBy.toISOString(),
    suggestedAt: match.suggestedAt.toISOString(),
    cooperation: match.cooperation,
    revision: match.revision,
  };
}

const presentAnswer = (answer: MatchAnswerRecord, names: ReadonlyMap<string, NamedRef>): MatchAnswer => ({
  organization: nameIn(names, answer.organization),
  state: answer.state,
  by: answer.by?.name ?? null,
  at: answer.at?.toISOString() ?? null,
  code: answer.code,
  reason: answer.reason,
});

/** The party in whose name the actor may answer now: that of the seat in force first. Pure. */
export function partyToAnswer(actor: Actor, match: MatchRecord): string | null {
  if (match.state !== "suggested") return null;
  const open = partiesActedFor(actor, match).filter((party) => match.waiting.includes(party));
  const seated = actor.seat?.organization;
  return open.find((party) => party === seated) ?? open[0] ?? null;
}
