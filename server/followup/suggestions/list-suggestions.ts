import type { Page } from "../../../app/contracts/common.ts";
import type { SuggestionCounts, SuggestionQuery, SuggestionView } from "../../../app/contracts/suggestions.ts";
import type { Actor } from "../../access/actor.ts";
import { canSeeSuggestion, readableSuggestions } from "../../access/suggestion-rules.ts";
import { dayAt } from "../../clock.ts";
import { readCursor, writeCursor } from "../../database/cursor.ts";
import { ledgerNumbers } from "../../database/ledger-numbers.ts";
import { ledgerWords } from "../../database/ledger-words.ts";
import type { Dependencies } from "../../dependencies.ts";
import { notFound } from "../../errors.ts";
import { presentSuggestions } from "./present-suggestion.ts";

type Parts = Pick<Dependencies, "models" | "clock">;

/** One suggestion. @throws not_found when there is none or the actor may not see it */
export async function getSuggestion({ models, clock }: Parts, actor: Actor, id: string): Promise<SuggestionView> {
  const suggestion = await models.suggestions.findOne({ _id: id }).lean();
  if (!suggestion || !canSeeSuggestion(actor, suggestion)) throw notFound();
  const [view] = await presentSuggestions(models, actor, [suggestion], dayAt(clock.now()));
  return view!;
}

/** Suggestions that the actor may see, the newest first. */
export async function listSuggestions({ models, clock }: Parts, actor: Actor, query: SuggestionQuery): Promise<Page<SuggestionView>> {
  const today = dayAt(clock.now());
  const after = readCursor(query.cursor, 2);
  const at = after && new Date(Number(after[0]));
  const found = await models.suggestions
    .find({
      $and: [
        readableSuggestions(actor),
        narrowed(query, today),
        {
          ...(query.unit && { unit: query.unit }),
          ...(query.meeting && { meeting: query.meeting }),
          ...(query.topic && { topic: query.topic }),
          ...(query.state && { state: query.state }),
          ...(query.mine === "true" && { person: actor.person.id }),
        },
        ...(query.number ? [ledgerNumbers(query.number, today)] : []),
        ...(query.counted ? [counters(today)[query.counted]] : []),
        ...(after && at ? [{ $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: String(after[1]) } }] }] : []),
      ],
    })
    .sort({ createdAt: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: await presentSuggestions(models, actor, page, today),
    nextCursor: found.length > query.limit && last ? writeCursor([last.createdAt.getTime(), last._id]) : null,
  };
}

/** How many are collected, wait, are solved as their units say, confirmed by their proposers, unsolved, past their day. */
export async function countSuggestions({ models, clock }: Parts, actor: Actor, query: Narrowing = {}): Promise<SuggestionCounts> {
  const today = dayAt(clock.now());
  const filters = counters(today);
  const count = (filter: Record<string, unknown>) =>
    models.suggestions.countDocuments({ $and: [readableSuggestions(actor), narrowed(query, today), filter] });
  const names = Object.keys(filters) as (keyof SuggestionCounts)[];
  const numbers = await Promise.all(names.map((name) => count(filters[name])));
  return Object.fromEntries(names.map((name, index) => [name, numbers[index]])) as SuggestionCounts;
}

/** What narrows a ledger, whatever view of it is open. */
type Narrowing = Pick<SuggestionQuery, "alliance" | "q">;

/** Pure. */
const narrowed = ({ alliance, q }: Narrowing, today: string): Record<string, unknown> => ({
  ...ledgerWords(q, ["text"], today),
  ...(alliance && { alliance }),
});

/** What each counter counts: the filter behind the number and behind its rows. Pure. */
const counters = (today: string): Record<keyof SuggestionCounts, Record<string, unknown>> => ({
  collected: {},
  waiting: { state: { $in: ["open", "assigned"] } },
  solved: { state: { $in: ["solved", "silent", "confirmed"] } },
  confirmed: { state: "confirmed" },
  unsolved: { state: "unsolved" },
  overdue: { state: "assigned", due: { $type: "string", $lt: today } },
});
