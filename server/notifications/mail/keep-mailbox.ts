import type { MailboxPatch, MailboxView } from "../../../app/contracts/mailbox.ts";
import type { MailboxRecord } from "../../../models/mailbox.ts";
import type { Actor } from "../../access/actor.ts";
import { AppError, badField, conflict, notFound } from "../../errors.ts";
import { hashSecret } from "../../secrets.ts";
import type { MailDependencies } from "./mail-dependencies.ts";
import { writeCode } from "./write-letter.ts";

const HOUR_MS = 3_600_000;
/** How long a code is good for, and how often it may be entered wrongly. */
const CODE_MS = HOUR_MS / 2;
const MOST_TRIES = 5;
/** Codes that somebody may ask for in a day: they go to whoever has the address. */
const MOST_CODES = 5;
const DAY_MS = 24 * HOUR_MS;
/** Letters that are shown. */
const SHOWN = 5;

/** As for somebody who has not said anything. */
const untouched = { address: null, since: null, offered: null, asked: [], when: "unread", quietFrom: 22, quietUntil: 7, refused: false, nextLookAt: null } satisfies Omit<MailboxRecord, "_id">;

/** Where mail reaches the actor, when, and the newest letters. @throws not_found where no mail server is named */
export async function getMailbox(dependencies: MailDependencies, actor: Actor): Promise<MailboxView> {
  const { models, clock } = dependencies;
  requireMailer(dependencies);
  const person = actor.person.id;
  const [mailbox, letters] = await Promise.all([models.mailboxes.findOne({ _id: person }).lean(), models.letters.find({ person }).sort({ at: -1 }).limit(SHOWN).lean()]);
  const { address, since, offered, when, quietFrom, quietUntil, refused } = mailbox ?? untouched;
  return {
    address,
    since: since?.toISOString() ?? null,
    offered: offered && offered.until > clock.now() ? { address: offered.address, until: offered.until.toISOString() } : null,
    when,
    quietFrom,
    quietUntil,
    refused,
    letters: letters.map(({ _id, at, count, state, sentAt }) => ({ id: _id, at: at.toISOString(), count, state, sentAt: sentAt?.toISOString() ?? null })),
  };
}

/**
 * Sends a code to an address; entered, it makes the address the actor's. The address so far holds until then.
 * @throws not_found where no mail server is named; rate_limited `mail_codes` after five in a day; bad_input on `address` when the mail server
 * knows nobody there; unavailable `mail_unreachable` when it does not answer
 */
export async function offerMailAddress(dependencies: MailDependencies, actor: Actor, { address }: { address: string }): Promise<MailboxView> {
  const { models, inTransaction, ids, newCode, baseUrl } = dependencies;
  const mailer = requireMailer(dependencies);
  const code = newCode();
  const _id = actor.person.id;
  // Counted before it is sent: of many at the same moment no more than five are.
  await inTransaction(null, async ({ session, at }) => {
    const mailbox = await models.mailboxes.findOne({ _id }, { asked: 1 }, { session }).lean();
    const asked = (mailbox?.asked ?? []).filter((time) => time.getTime() > at.getTime() - DAY_MS);
    if (asked.length >= MOST_CODES) throw new AppError("rate_limited", { reason: "mail_codes", retryAfterMs: asked[0]!.getTime() + DAY_MS - at.getTime() });
    const offered = { address, codeHash: hashSecret(`${_id} ${code}`), until: new Date(at.getTime() + CODE_MS), tries: 0 };
    const { asked: _none, offered: _nothing, ...rest } = untouched;
    await models.mailboxes.updateOne({ _id }, { $set: { offered, asked: [...asked, at] }, $setOnInsert: rest }, { session, upsert: true });
  });
  const outcome = await mailer.send({ id: ids.next(), to: address, ...writeCode(actor.person, code, baseUrl) });
  if (outcome.kind !== "sent") {
    await models.mailboxes.updateOne({ _id }, { $set: { offered: null } });
    if (outcome.kind === "refused") throw badField("address", "mail_nobody");
    dependencies.log.warn({ code: outcome.code }, "the mail server did not take a code");
    throw new AppError("unavailable", { reason: "mail_unreachable" });
  }
  return getMailbox(dependencies, actor);
}

/**
 * Makes the address the actor's whose code is entered; what is unread by then is not sent any more.
 * @throws conflict `mail_code_over` when no code waits any more; bad_input on `code` when it is wrong
 */
export async function confirmMailAddress(dependencies: MailDependencies, actor: Actor, { code }: { code: string }): Promise<MailboxView> {
  const { models, inTransaction, notify } = dependencies;
  requireMailer(dependencies);
  const _id = actor.person.id;
  const typed = hashSecret(`${_id} ${code.replaceAll(/\s/g, "")}`);
  const isRight = await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const mailbox = await models.mailboxes.findOne({ _id }, null, { session }).lean();
    const offered = mailbox?.offered;
    if (!mailbox || !offered || offered.until <= at || offered.tries >= MOST_TRIES) throw conflict("mail_code_over");
    // Stored, not thrown: a try that is rolled back is none.
    if (offered.codeHash !== typed) {
      await models.mailboxes.updateOne({ _id }, { $set: { "offered.tries": offered.tries + 1 } }, { session });
      return false;
    }
    // What tells of the mailbox itself is told on the hub only.
    const since = new Date(at.getTime() + 1);
    await models.mailboxes.updateOne({ _id }, { $set: { address: offered.address, since, offered: null, refused: false, nextLookAt: mailbox.when === "never" ? null : at } }, { session });
    await notify(transaction, [_id], { key: `mailbox.confirmed:${at.getTime()}`, kind: "mailbox_confirmed", facts: { address: maskedAddress(offered.address) }, href: "/me" });
    transaction.audit({ action: "mailbox.confirm", subject: { kind: "person", id: _id }, after: { address: maskedAddress(offered.address) } });
    return true;
  });
  if (!isRight) throw badField("code", "mail_code_wrong");
  return getMailbox(dependencies, actor);
}

/** Changes when letters come. @throws not_found while there is no address */
export async function changeMailbox(dependencies: MailDependencies, actor: Actor, patch: MailboxPatch): Promise<MailboxView> {
  const { models, clock } = dependencies;
  requireMailer(dependencies);
  const _id = actor.person.id;
  const set = { ...patch, ...(patch.when !== undefined && { nextLookAt: patch.when === "never" ? null : clock.now() }) };
  const written = await models.mailboxes.updateOne({ _id, address: { $ne: null } }, { $set: set });
  if (written.matchedCount === 0) throw notFound();
  return getMailbox(dependencies, actor);
}

/** Has no more letters sent to the actor; what waits to be sent is not. @throws not_found when there is no address */
export async function endMailbox(dependencies: MailDependencies, actor: Actor): Promise<void> {
  const { models, inTransaction } = dependencies;
  const _id = actor.person.id;
  await inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const written = await models.mailboxes.updateOne({ _id, address: { $ne: null } }, { $set: { address: null, since: null, offered: null, refused: false, nextLookAt: null } }, { session });
    if (written.matchedCount === 0) throw notFound();
    transaction.audit({ action: "mailbox.end", subject: { kind: "person", id: _id } });
  });
}

function requireMailer({ mailer }: MailDependencies) {
  if (!mailer) throw notFound();
  return mailer;
}

/** `l***@example.gov.cn`: for records that others read. Pure. */
const maskedAddress = (address: string): string => address.replace(/^(.).*(?=@)/u, "$1***");
