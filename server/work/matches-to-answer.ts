import { writeQuantity } from "../../app/contracts/milli.ts";
import type { WorkItem } from "../../app/contracts/work.ts";
import type { MatchRecord } from "../../models/match.ts";
import { actsFor } from "../access/scope.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import { suppliedMilli } from "../matching/supplied-milli.ts";
import { buildItem, type WorkReading } from "./work-reading.ts";

const MOST = 50;

/**
 * Suggestions that wait for an answer of the actor's organizations, those for the most urgent needs first. Who is in need
 * sees one line a need, the best of what was suggested for it: as on the need's page, what meets all of it goes before
 * what meets a part.
 */
export async function matchesToAnswer(reading: WorkReading): Promise<WorkItem[]> {
  const { models, actor, mine } = reading;
  const waiting = await models.matches.find({ waiting: { $in: mine } }).sort({ answerBy: 1 }).limit(MOST).lean();
  const concerned = waiting.flatMap((match) => [match.need, ...match.parts.map((part) => part.resource)]);
  const listings = await models.listings.find({ _id: { $in: concerned } }, { title: 1, dueDate: 1, remainingMilli: 1 }).lean();
  const known = new Map(listings.map((listing) => [listing._id, listing]));
  const names = await readNames(models, { organizations: waiting.flatMap((match) => match.parties) });
  const dueOf = (match: MatchRecord) => known.get(match.need)?.dueDate ?? "9999-12-31";
  const isPart = (match: MatchRecord) => suppliedMilli(match) < (known.get(match.need)?.remainingMilli ?? 0);
  const ordered = waiting.toSorted(
    (a, b) => Number(dueOf(a) > dueOf(b)) - Number(dueOf(a) < dueOf(b)) || Number(isPart(a)) - Number(isPart(b)) || b.score - a.score,
  );
  const shown = new Map<string, WorkItem>();
  for (const match of ordered) {
    const answerAs = match.waiting.find((party) => actsFor(actor, party));
    const need = known.get(match.need);
    if (!answerAs || !need) continue;
    const side = answerAs === match.needOwner ? "need" : "supplier";
    const line = side === "need" ? match.need : match._id;
    const better = shown.get(line);
    if (better) {
      better.match!.more += 1;
      continue;
    }
    const asked = match.parts.filter((part) => side === "need" || part.owner === answerAs);
    const milli = asked.every((part) => part.milli !== null) ? asked.reduce((sum, part) => sum + part.milli!, 0) : null;
    const others = match.parties.filter((party) => party !== answerAs);
    const item = buildItem({
      id: `answer_match:${match._id}`,
      kind: "answer_match",
      object: need.title,
      counterpart: (side === "need" ? others : [match.needOwner]).map((party) => nameIn(names, party).name).join(" + "),
      due: match.answerBy.toISOString(),
      href: `/listings/${side === "need" ? match.need : asked[0]!.resource}`,
      match: {
        id: match._id,
        revision: match.revision,
        answerAs,
        side,
        resources: side === "need" ? [] : asked.map((part) => known.get(part.resource)?.title ?? ""),
        supply: writeQuantity(milli, match.unit),
        partly: side === "need" && isPart(match),
        suppliers: side === "need" ? new Set(match.parts.map((part) => part.owner)).size : 1,
        score: match.score,
        more: 0,
      },
    });
    shown.set(line, item);
  }
  return [...shown.values()];
}

/** For who keeps an alliance: suggestions whose time to answer is over. */
export async function unansweredMatches({ models, kept, now }: WorkReading): Promise<WorkItem[]> {
  if (kept.length === 0) return [];
  const late = await models.matches
    .find({ alliances: { $in: kept }, state: "suggested", answerBy: { $lt: now } })
    .sort({ answerBy: 1 })
    .limit(MOST)
    .lean();
  const needs = await models.listings.find({ _id: { $in: late.map((match) => match.need) } }, { title: 1 }).lean();
  const titles = new Map(needs.map((need) => [need._id, need.title]));
  const names = await readNames(models, { organizations: late.flatMap((match) => match.waiting) });
  return late.map((match) =>
    buildItem({
      id: `unanswered_match:${match._id}`,
      kind: "unanswered_match",
      object: titles.get(match.need) ?? "",
      counterpart: match.waiting.map((party) => nameIn(names, party).name).join("、"),
      due: match.answerBy.toISOString(),
      href: `/listings/${match.need}`,
    }),
  );
}
