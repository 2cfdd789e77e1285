import type { MailboxRecord } from "../../../models/mailbox.ts";
import { letterTime } from "./letter-time.ts";
import type { MailDependencies } from "./mail-dependencies.ts";

/** A process that looks has a mailbox to itself for so long; then another one may. */
const HELD_MS = 60_000;
/** Shortest time between two letters to a person. */
const SPACING_MS = 15 * 60_000;
/** Mailboxes that one run looks at; others come next. */
const MOST_MAILBOXES = 500;
/** Notices that one letter is made for; those beyond go into the next. */
const MOST_NOTICES = 200;

/** Makes the letters that are due, each of all that somebody has not read by then. */
export async function gatherLetters(dependencies: MailDependencies): Promise<void> {
  const { models, clock } = dependencies;
  for (let looked = 0; looked < MOST_MAILBOXES; looked++) {
    const now = clock.now();
    const mailbox = await models.mailboxes.findOneAndUpdate({ nextLookAt: { $lte: now } }, { $set: { nextLookAt: new Date(now.getTime() + HELD_MS) } }, { sort: { nextLookAt: 1 }, returnDocument: "after" }).lean();
    if (!mailbox) return;
    await gatherFor(dependencies, mailbox);
  }
}

async function gatherFor({ models, inTransaction, ids, addWorkTime }: MailDependencies, mailbox: MailboxRecord): Promise<void> {
  const { _id: person, since, refused, nextLookAt } = mailbox;
  await inTransaction(null, async ({ session, at: now }) => {
    // Whoever ended or changed the mailbox meanwhile has the last word.
    const same = { _id: person, nextLookAt };
    if (since === null || refused) {
      await models.mailboxes.updateOne(same, { $set: { nextLookAt: null } }, { session });
      return;
    }
    const unread = await models.notices.find({ person, readAt: null, letter: null, at: { $gte: since } }, { at: 1 }, { session }).sort({ at: 1 }).limit(MOST_NOTICES).lean();
    const firstDue = unread[0] && letterTime(mailbox, unread[0].at, addWorkTime);
    const isDue = firstDue !== undefined && firstDue !== null && firstDue <= now;
    // What comes from now on is due no earlier than what came just now.
    const soonest = letterTime(mailbox, now, addWorkTime);
    const next = isDue ? later(soonest, new Date(now.getTime() + SPACING_MS)) : earlier(firstDue ?? null, soonest);
    const written = await models.mailboxes.updateOne(same, { $set: { nextLookAt: next } }, { session });
    if (written.matchedCount === 0 || !isDue) return;
    const letter = ids.next();
    await models.letters.insertMany([{ _id: letter, person, count: unread.length, state: "waiting", tries: 0, nextAt: now, at: now, sentAt: null }], { session });
    await models.notices.updateMany({ _id: { $in: unread.map(({ _id }) => _id) }, readAt: null }, { $set: { letter } }, { session });
  });
}

const earlier = (one: Date | null, other: Date | null): Date | null => (one && other ? (one < other ? one : other) : (one ?? other));
const later = (one: Date | null, other: Date): Date | null => one && (one > other ? one : other);
