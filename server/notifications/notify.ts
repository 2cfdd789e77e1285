import type { Transaction } from "../outbox/transaction.ts";
import type { Models } from "../database/models.ts";
import type { Ids } from "../ids.ts";

/** What to tell: `kind` names the sentence in the locale files, `facts` fill it, `href` is the page to open. */
export interface NoticeInput {
  /** Same key, same person: told once. */
  key: string;
  kind: string;
  facts: Record<string, string | number>;
  href: string;
}

/** Tells people something, in the transaction of what happened; emits `notice.created` on their streams. */
export type Notify = (transaction: Transaction, people: string[], notice: NoticeInput) => Promise<void>;

export function createNotify(parts: { models: Models; ids: Ids }): Notify {
  return async (transaction, people, notice) => {
    const told = [...new Set(people)];
    if (told.length === 0) return;
    const written = await parts.models.notices.bulkWrite(
      told.map((person) => ({
        updateOne: {
          filter: { person, key: notice.key },
          update: { $setOnInsert: { _id: parts.ids.next(), ...notice, person, at: transaction.at, readAt: null } },
          upsert: true,
        },
      })),
      { session: transaction.session },
    );
    for (const index of Object.keys(written.upsertedIds)) {
      transaction.emit(`user:${told[Number(index)]!}`, "notice.created", { kind: notice.kind, href: notice.href });
    }
  };
}
