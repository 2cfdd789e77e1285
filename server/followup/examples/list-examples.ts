import type { Page } from "../../../app/contracts/common.ts";
import type { ExampleCounted, ExampleCounts, ExampleQuery, ExampleRow, ExampleView } from "../../../app/contracts/examples.ts";
import type { Actor } from "../../access/actor.ts";
import { canSeeExample, readableExamples } from "../../access/example-rules.ts";
import { alliancesOf } from "../../access/scope.ts";
import { dayAt } from "../../clock.ts";
import { readCursor, writeCursor } from "../../database/cursor.ts";
import { ledgerNumbers } from "../../database/ledger-numbers.ts";
import { ledgerWords } from "../../database/ledger-words.ts";
import type { Dependencies } from "../../dependencies.ts";
import { notFound } from "../../errors.ts";
import { presentExample, presentExamples } from "./present-example.ts";

type Parts = Pick<Dependencies, "models" | "clock">;
type Filter = Record<string, unknown>;

/** One model case. @throws not_found when there is none or the actor may not see it */
export async function getExample({ models }: Pick<Dependencies, "models">, actor: Actor, id: string): Promise<ExampleView> {
  const record = await models.examples.findOne({ _id: id }).lean();
  if (!record || !canSeeExample(actor, record)) throw notFound();
  return presentExample({ models }, actor, record);
}

/** Model cases that the actor may see, the newest first. */
export async function listExamples({ models, clock }: Parts, actor: Actor, query: ExampleQuery): Promise<Page<ExampleRow>> {
  const today = dayAt(clock.now());
  const after = readCursor(query.cursor, 2);
  const at = after && new Date(Number(after[0]));
  const found = await models.examples
    .find({
      $and: [
        readableExamples(actor),
        narrowed(query, today),
        ...(query.number ? [ledgerNumbers(query.number, today)] : []),
        ...(query.counted ? [counters(actor)[query.counted]] : []),
        ...(after && at ? [{ $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: String(after[1]) } }] }] : []),
      ],
    })
    .sort({ createdAt: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: await presentExamples({ models }, page),
    nextCursor: found.length > query.limit && last ? writeCursor([last.createdAt.getTime(), last._id]) : null,
  };
}

/** How many of those that the actor may see stand on the shelf, wait for a unit's word, are drafts, were adopted by an alliance of the actor's. */
export async function countExamples({ models, clock }: Parts, actor: Actor, query: Pick<ExampleQuery, "alliance" | "q"> = {}): Promise<ExampleCounts> {
  const filters = counters(actor);
  const names = Object.keys(filters) as ExampleCounted[];
  const numbers = await Promise.all(names.map((name) => models.examples.countDocuments({ $and: [readableExamples(actor), narrowed(query, dayAt(clock.now())), filters[name]] })));
  return Object.fromEntries(names.map((name, index) => [name, numbers[index]])) as ExampleCounts;
}

/** Pure. */
const narrowed = ({ alliance, q }: Pick<ExampleQuery, "alliance" | "q">, today: string): Filter => ({
  $and: [ledgerWords(q, ["title", "problem", "method", "lesson"], today), alliance ? { alliance } : {}],
});

/** What each counter counts: the filter behind the number and behind its rows. Pure. */
const counters = (actor: Actor): Record<ExampleCounted, Filter> => ({
  published: { state: "published" },
  waiting: { state: "asking" },
  draft: { state: { $in: ["draft", "withdrawn"] } },
  adopted: { state: "published", "adoptions.alliance": { $in: alliancesOf(actor) } },
});
