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
}

/** Tells people something, in the transaction of what happened; emits `notice.created` on their streams. */
export type Notify = (transaction: Transaction, people: string[], notice: NoticeInput) => Promise<void>;

export function createNotify({ models, ids }: { models: Models; ids: Ids }): Notify {
  return async (transaction, people, { gather, ...notice }) => {
    const told = [...new Set(people)];
    if (told.length === 0) return;
    const { session, at } = transaction;
    const known = gather ? await models.notices.find({ person: { $in: told }, key: notice.key }, null, { session }).lean() : [];
    const before = new Map(known.map((each) => [each.person, each]));
    const written = await models.notices.bulkWrite(
      told.map((person) => {
        const there = before.get(person);
        const facts = there && there.readAt === null ? gathered(there.facts, notice.facts, gather!) : notice.facts;
        return {
          updateOne: there
            ? { filter: { _id: there._id }, update: { $set: { ...notice, facts, at, readAt: null } } }
            : { filter: { person, key: notice.key }, update: { $setOnInsert: { _id: ids.next(), ...notice, person, at, readAt: null } }, upsert: true },
        };
      }),
      { session },
    );
    const inserted = Object.keys(written.upsertedIds).map((index) => told[Number(index)]!);
    for (const person of [...before.keys(), ...inserted]) transaction.emit(`user:${person}`, "notice.created", { kind: notice.kind, href: notice.href });
  };
}

/** The newer facts, with the numbers of both as `gather` says. Pure. */
function gathered(before: Facts, now: Facts, gather: NonNullable<NoticeInput["gather"]>): Facts {
  const both = Object.entries(gather).map(([name, how]) => {
    const [old, fresh] = [Number(before[name] ?? 0), Number(now[name])];
    return [name, how === "sum" ? old + fresh : Math.max(old, fresh)] as const;
  });
  return { ...now, ...Object.fromEntries(both) };
}
