import type { Page } from "../../../app/contracts/common.ts";
import { CONFIRM_WITHIN_DAYS, type UrgentCounts, type UrgentQuery, type UrgentRow, type UrgentView } from "../../../app/contracts/urgent-matters.ts";
import type { Actor } from "../../access/actor.ts";
import { canSeeUrgent, readableUrgent } from "../../access/urgent-rules.ts";
import { addDays, dayAt, startOfDay } from "../../clock.ts";
import { readCursor, writeCursor } from "../../database/cursor.ts";
import { ledgerNumbers } from "../../database/ledger-numbers.ts";
import { ledgerWords } from "../../database/ledger-words.ts";
import type { Dependencies } from "../../dependencies.ts";
import { notFound } from "../../errors.ts";
import { presentUrgent, presentUrgentRows } from "./present-urgent.ts";

type Parts = Pick<Dependencies, "models" | "clock">;
type Filter = Record<string, unknown>;

/** One urgent matter. @throws not_found when there is none or the actor may not see it */
export async function getUrgent(parts: Parts, actor: Actor, id: string): Promise<UrgentView> {
  const matter = await parts.models.urgentMatters.findOne({ _id: id }).lean();
  if (!matter || !canSeeUrgent(actor, matter)) throw notFound();
  return presentUrgent(parts, actor, matter);
}

/** Urgent matters that the actor may see, the newest first. */
export async function listUrgent(parts: Parts, actor: Actor, query: UrgentQuery): Promise<Page<UrgentRow>> {
  const today = dayAt(parts.clock.now());
  const after = readCursor(query.cursor, 2);
  const at = after && new Date(Number(after[0]));
  const found = await parts.models.urgentMatters
    .find({
      $and: [
        readableUrgent(actor),
        narrowed(query, today),
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
    items: await presentUrgentRows(parts, page),
    nextCursor: found.length > query.limit && last ? writeCursor([last.createdAt.getTime(), last._id]) : null,
  };
}

/** How many of those that the actor may see wait, wait too long, were confirmed, were not. */
export async function countUrgent({ models, clock }: Parts, actor: Actor, query: Pick<UrgentQuery, "alliance" | "q"> = {}): Promise<UrgentCounts> {
  const today = dayAt(clock.now());
  const filters = counters(today);
  const names = Object.keys(filters) as (keyof UrgentCounts)[];
  const numbers = await Promise.all(names.map((name) => models.urgentMatters.countDocuments({ $and: [readableUrgent(actor), narrowed(query, today), filters[name]] })));
  return Object.fromEntries(names.map((name, index) => [name, numbers[index]])) as UrgentCounts;
}

/** What narrows the ledger, whatever view of it is open. Pure. */
const narrowed = ({ alliance, q }: Pick<UrgentQuery, "alliance" | "q">, today: string): Filter => ({
  $and: [ledgerWords(q, ["title", "why", "done"], today), alliance ? { alliance } : {}],
});

/** What each counter counts: the filter behind the number and behind its rows. Pure. */
const counters = (today: string): Record<keyof UrgentCounts, Filter> => ({
  all: {},
  waiting: { state: "waiting" },
  late: lateOn(today),
  confirmed: { state: "confirmed" },
  refused: { state: "refused" },
});

/** Those that wait and were registered more than 30 days before a day. Pure. */
export const lateOn = (today: string): Filter => ({ state: "waiting", createdAt: { $lt: startOfDay(addDays(today, -CONFIRM_WITHIN_DAYS)) } });
