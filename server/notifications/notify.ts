import type { NoticeRecord } from "../../models/notice.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { Models } from "../database/models.ts";
import type { Ids } from "../ids.ts";

type Facts = NoticeRecord["facts"];

/** What to tell: `kind` names the sentence in the locale files, `facts` fill it, `href` is the page to open. */
export interface NoticeInput {
  /** Same key, same person: told once, unless it gathers. */
  key: string;
  kind: string;
  facts: Facts;
  href: string;
  /** What is told again joins the notice while that is unread: these numbers are added, or the greater one stays. Once it was read, it is told anew. */
  gather?: Record<string, "sum" | "max">;
  /** Where units are asked for something: which, and who hears of it when nobody of one has read it within a day of work. */
  asks?: { units: readonly string[]; watchers: readonly string[] };
}

/** A notice and whom to tell. */
export interface Telling {
  people: readonly string[];
  notice: NoticeInput;
}

/** How people are told. */
export interface Notices {
  /** Tells people something, in the transaction of what happened; emits `notice.created` on their streams. */
  notify(this: void, transaction: Transaction, people: readonly string[], notice: NoticeInput): Promise<void>;
  /** The same for several notices, in as many statements as for one; no key may stand there twice for the same person. */
  notifyEach(this: void, transaction: Transaction, tellings: readonly Telling[]): Promise<void>;
  /** Whoever acts on something has read what they were told of it by then. */
  noteRead(this: void, transaction: Transaction, person: string, href: string): Promise<void>;
}

export function createNotices({ models, ids }: { models: Models; ids: Ids }): Notices {
  const notifyEach: Notices["notifyEach"] = async (transaction, tellings) => {
    const told = tellings.flatMap(({ people, notice }) => [...new Set(people)].map((person) => ({ person, notice })));
    if (told.length === 0) return;
    const { session, at } = transaction;
    const before = await readGathering(models, transaction, tellings);
    const written = await models.notices.bulkWrite(
      told.map(({ person, notice: { gather, asks, ...notice } }) => {
        const there = before.get(placeOf(person, notice.key));
        const facts = there && there.readAt === null ? gathered(there.facts, notice.facts, gather!) : notice.facts;
        return {
          updateOne: there
            ? { filter: { _id: there._id }, update: { $set: { ...notice, facts, at, readAt: null } } }
            : { filter: { person, key: notice.key }, update: { $setOnInsert: { _id: ids.next(), ...notice, ...(asks && { askedAt: at, units: [...asks.units], watchers: [...asks.watchers] }), person, at, readAt: null } }, upsert: true },
        };
      }),
      { session },
    );
    for (const [index, { person, notice }] of told.entries()) {
      if (!(index in written.upsertedIds) && !before.has(placeOf(person, notice.key))) continue;
      transaction.emit(`user:${person}`, "notice.created", { kind: notice.kind, href: notice.href });
    }
  };
  return {
    notifyEach,
    notify: (transaction, people, notice) => notifyEach(transaction, [{ people, notice }]),
    async noteRead({ session, at }, person, href) {
      await models.notices.updateMany({ person, href, readAt: null }, { $set: { readAt: at } }, { session });
    },
  };
}

const placeOf = (person: string, key: string): string => `${person} ${key}`;

/** Notices that what is told now joins or replaces. */
async function readGathering(models: Models, { session }: Transaction, tellings: readonly Telling[]): Promise<Map<string, NoticeRecord>> {
  const asked = tellings.flatMap(({ people, notice: { key, gather } }) => (gather ? [{ person: { $in: people }, key }] : []));
  const known = asked.length > 0 ? await models.notices.find({ $or: asked }, null, { session }).lean() : [];
  return new Map(known.map((notice) => [placeOf(notice.person, notice.key), notice]));
}

/** The newer facts, with the numbers of both as `gather` says. Pure. */
function gathered(before: Facts, now: Facts, gather: NonNullable<NoticeInput["gather"]>): Facts {
  const both = Object.entries(gather).map(([name, how]) => {
    const [old, fresh] = [Number(before[name] ?? 0), Number(now[name])];
    return [name, how === "sum" ? old + fresh : Math.max(old, fresh)] as const;
  });
  return { ...now, ...Object.fromEntries(both) };
}
