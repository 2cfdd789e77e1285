import type { LetterRecord } from "../../../models/letter.ts";
import { dayAt } from "../../clock.ts";
import { waitAfter } from "../../outbound/wait-after.ts";
import type { MailDependencies, WithMailer } from "./mail-dependencies.ts";
import type { MailOutcome } from "./mailer.ts";
import { writeLetter } from "./write-letter.ts";

/** A process that sends has a letter to itself for so long; longer than a mail server may take. */
const HELD_MS = 2 * 60_000;
/** Letters that one run sends; others come next. */
const MOST_LETTERS = 100;
/** Notices that a letter tells; those beyond are counted. */
const MOST_TOLD = 20;
const PATIENCE = { firstMs: 30_000, longestMs: 3_600_000 };
/** Beyond that age nobody wants to be told by mail. */
const GIVEN_UP_MS = 2 * 86_400_000;

/**
 * Sends the letters that wait, each at least once: a process that dies after the mail server took one has it sent again, by the same
 * `Message-ID`. A server that does not answer ends the run. Nothing while the hub tells nobody outside, nor without a mail server.
 */
export async function sendLetters(dependencies: MailDependencies): Promise<void> {
  const { models, clock, mailer } = dependencies;
  if (!mailer) return;
  for (let sent = 0; sent < MOST_LETTERS; sent++) {
    const now = clock.now();
    const letter = await models.letters.findOneAndUpdate({ state: "waiting", nextAt: { $lte: now } }, { $set: { nextAt: new Date(now.getTime() + HELD_MS) } }, { sort: { nextAt: 1 }, returnDocument: "after" }).lean();
    if (!letter) return;
    const outcome = await sendOne({ ...dependencies, mailer }, letter);
    if (outcome?.kind === "again") return;
  }
}

/** @returns null when nothing was to be sent any more */
async function sendOne(dependencies: WithMailer, letter: LetterRecord): Promise<MailOutcome | null> {
  const { models, mailer, clock, baseUrl } = dependencies;
  const [person, mailbox, notices] = await Promise.all([
    models.people.findOne({ _id: letter.person }, { name: 1, locale: 1, disabledAt: 1 }).lean(),
    models.mailboxes.findOne({ _id: letter.person }, { address: 1, refused: 1 }).lean(),
    models.notices.find({ letter: letter._id, readAt: null }).sort({ at: 1 }).lean(),
  ]);
  if (notices.length === 0 || !person || person.disabledAt || !mailbox?.address || mailbox.refused) {
    await end(dependencies, letter, notices.length === 0 ? "read" : "given_up");
    return null;
  }
  const written = writeLetter(person, notices.slice(0, MOST_TOLD), { more: Math.max(0, notices.length - MOST_TOLD), today: dayAt(clock.now()), baseUrl });
  const outcome = await mailer.send({ id: letter._id, to: mailbox.address, ...written });
  await note(dependencies, letter, mailbox.address, outcome);
  return outcome;
}

async function note(dependencies: MailDependencies, letter: LetterRecord, address: string, outcome: MailOutcome): Promise<void> {
  const { models, clock, log, inTransaction, notify } = dependencies;
  const now = clock.now();
  if (outcome.kind === "sent") {
    await models.letters.updateOne({ _id: letter._id }, { $set: { state: "sent", sentAt: now, nextAt: null } });
    return;
  }
  log.warn({ letter: letter._id, code: outcome.code, tries: letter.tries }, "the mail server did not take a letter");
  if (outcome.kind === "again") {
    if (now.getTime() - letter.at.getTime() > GIVEN_UP_MS) return end(dependencies, letter, "given_up");
    const nextAt = new Date(now.getTime() + waitAfter(PATIENCE, letter.tries, Math.random()));
    await models.letters.updateOne({ _id: letter._id }, { $set: { tries: letter.tries + 1, nextAt } });
    return;
  }
  await inTransaction(null, async (transaction) => {
    const { session, at } = transaction;
    await models.letters.updateOne({ _id: letter._id }, { $set: { state: "refused", nextAt: null } }, { session });
    // One that was confirmed anew meanwhile is another.
    const written = await models.mailboxes.updateOne({ _id: letter.person, address, refused: false }, { $set: { refused: true, nextLookAt: null } }, { session });
    if (written.matchedCount === 0) return;
    await notify(transaction, [letter.person], { key: `mailbox.refused:${at.getTime()}`, kind: "mailbox_refused", facts: {}, href: "/me" });
  });
}

const end = async ({ models }: MailDependencies, { _id }: LetterRecord, state: "read" | "given_up"): Promise<void> => {
  await models.letters.updateOne({ _id }, { $set: { state, nextAt: null } });
};
