import type { Page } from "../../../app/contracts/common.ts";
import type { OwnerPart, UndertakingCounts, UndertakingQuery, UndertakingRow, UndertakingView } from "../../../app/contracts/undertakings.ts";
import type { Actor } from "../../access/actor.ts";
import { canSeeUndertaking, readableUndertakings } from "../../access/undertaking-rules.ts";
import { dayAt } from "../../clock.ts";
import { readCursor, writeCursor } from "../../database/cursor.ts";
import { ledgerNumbers } from "../../database/ledger-numbers.ts";
import { ledgerWords } from "../../database/ledger-words.ts";
import { notFound } from "../../errors.ts";
import { presentUndertaking, presentUndertakings } from "./present-undertaking.ts";
import type { UndertakingDependencies } from "./undertaking-ports.ts";

type Parts = Pick<UndertakingDependencies, "models" | "clock" | "countWorkDays">;
type Filter = Record<string, unknown>;

/** One hard problem. @throws not_found when there is none or the actor may not see it */
export async function getUndertaking(parts: Parts, actor: Actor, id: string): Promise<UndertakingView> {
  const record = await parts.models.undertakings.findOne({ _id: id }).lean();
  if (!record || !canSeeUndertaking(actor, record)) throw notFound();
  return presentUndertaking(parts, actor, record);
}

/** Hard problems that the actor may see, the newest first. */
export async function listUndertakings(parts: Parts, actor: Actor, query: UndertakingQuery): Promise<Page<UndertakingRow>> {
  const today = dayAt(parts.clock.now());
  const after = readCursor(query.cursor, 2);
  const at = after && new Date(Number(after[0]));
  const found = await parts.models.undertakings
    .find({
      $and: [
        readableUndertakings(actor),
        narrowed(query, today),
        { ...(query.state && { state: query.state }) },
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
    items: await presentUndertakings(parts, page),
    nextCursor: found.length > query.limit && last ? writeCursor([last.createdAt.getTime(), last._id]) : null,
  };
}

/** How many of those that the actor may see are open, overdue, unanswered, done and waiting for the unit's word, confirmed. */
export async function countUndertakings({ models, clock }: Parts, actor: Actor, query: Narrowing = {}): Promise<UndertakingCounts> {
  const today = dayAt(clock.now());
  const filters = counters(today);
  const names = Object.keys(filters) as (keyof UndertakingCounts)[];
  const numbers = await Promise.all(names.map((name) => models.undertakings.countDocuments({ $and: [readableUndertakings(actor), narrowed(query, today), filters[name]] })));
  return Object.fromEntries(names.map((name, index) => [name, numbers[index]])) as UndertakingCounts;
}

/** What narrows a ledger, whatever view of it is open. */
type Narrowing = Pick<UndertakingQuery, "alliance" | "q" | "owner" | "as">;

/** Pure. */
const narrowed = ({ alliance, q, owner, as }: Narrowing, today: string): Filter => ({
  $and: [
    ledgerWords(q, ["title", "obstacle", "aim"], today),
    alliance ? { alliance } : {},
    owner ? (as ? partOf(owner, today)[as] : concerns(owner)) : {},
  ],
});

/** What each counter counts: the filter behind the number and behind its rows. Pure. */
const counters = (today: string): Record<keyof UndertakingCounts, Filter> => ({
  all: {},
  open: { state: { $in: ["proposed", "running", "done"] } },
  overdue: { state: "running", due: { $lt: today } },
  unanswered: { answerDue: { $type: "string", $lt: today } },
  done: { state: "done" },
  confirmed: { state: "confirmed" },
});

/** Everything that an owner has to do with. Pure. */
const concerns = (owner: string): Filter => ({ $or: [{ "owner.person": owner }, { "owners.person": owner }, { "refusals.person": owner }, { "handOn.person": owner }] });

/** What each figure of an owner counts. Pure. */
export const partOf = (owner: string, today: string): Record<OwnerPart, Filter> => ({
  taken: { "owners.person": owner },
  running: { "owner.person": owner, state: "running" },
  overdue: { "owner.person": owner, state: "running", due: { $lt: today } },
  done: { "owner.person": owner, state: { $in: ["done", "confirmed"] } },
  confirmed: { "owner.person": owner, state: "confirmed" },
  declined: { "refusals.person": owner },
  handed_on: { owners: { $elemMatch: { person: owner, until: { $type: "date" } } } },
});
