import type { CaseCounts, CaseQuery, CaseView } from "../../app/contracts/cases.ts";
import type { Page } from "../../app/contracts/common.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeCase, readableCases } from "../access/case-rules.ts";
import { dayAt } from "../clock.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import { ledgerNumbers } from "../database/ledger-numbers.ts";
import { ledgerWords } from "../database/ledger-words.ts";
import { notFound } from "../errors.ts";
import type { HotlineDependencies } from "./hotline-ports.ts";
import { presentCases } from "./present-case.ts";

/**
 * One case.
 * @throws not_found when there is none or the actor may not see it
 */
export async function getCase(dependencies: HotlineDependencies, actor: Actor, id: string): Promise<CaseView> {
  const record = await dependencies.models.cases.findOne({ _id: id }).lean();
  if (!record || !canSeeCase(actor, record)) throw notFound();
  const [view] = await presentCases(dependencies, actor, [record]);
  return view!;
}

/** Cases that the actor may see, the newest first. */
export async function listCases(dependencies: HotlineDependencies, actor: Actor, query: CaseQuery): Promise<Page<CaseView>> {
  const { models, clock } = dependencies;
  const today = dayAt(clock.now());
  const after = readCursor(query.cursor, 2);
  const at = after && new Date(Number(after[0]));
  const found = await models.cases
    .find({
      $and: [
        readableCases(actor),
        narrowed(query, today),
        {
          ...(query.unit && { unit: query.unit }),
          ...(query.state && { state: query.state }),
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
    items: await presentCases(dependencies, actor, page),
    nextCursor: found.length > query.limit && last ? writeCursor([last.createdAt.getTime(), last._id]) : null,
  };
}

/** How many of those that the actor may see are open, past their day, replied to, closed, supervised. */
export async function countCases({ models, clock }: HotlineDependencies, actor: Actor, query: Narrowing = {}): Promise<CaseCounts> {
  const today = dayAt(clock.now());
  const filters = counters(today);
  const names = Object.keys(filters) as (keyof CaseCounts)[];
  const numbers = await Promise.all(
    names.map((name) => models.cases.countDocuments({ $and: [readableCases(actor), narrowed(query, today), filters[name]] })),
  );
  return Object.fromEntries(names.map((name, index) => [name, numbers[index]])) as CaseCounts;
}

/** What narrows a list, whatever view of it is open. */
type Narrowing = Pick<CaseQuery, "alliance" | "q">;

/** Pure. */
const narrowed = ({ alliance, q }: Narrowing, today: string): Record<string, unknown> => ({
  ...ledgerWords(q, ["title", "text"], today),
  ...(alliance && { alliance }),
});

/** What each counter counts: the filter behind the number and behind its rows. Pure. */
const counters = (today: string): Record<keyof CaseCounts, Record<string, unknown>> => ({
  open: { state: { $in: ["received", "dispatched", "handling"] } },
  overdue: { state: { $in: ["dispatched", "handling"] }, due: { $type: "string", $lt: today } },
  replied: { state: "replied" },
  closed: { state: { $in: ["closed", "visited", "rated"] } },
  supervised: { supervised: true },
});
