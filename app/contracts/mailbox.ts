import { z } from "zod";
import { id, instant, line } from "./common.ts";

/** When unread notices are sent: two hours of work after they came, at once, every morning, or never. */
export const letterTimes = ["unread", "at_once", "daily", "never"] as const;
export const letterTime = z.enum(letterTimes);
export type LetterTime = z.infer<typeof letterTime>;

/** What became of a letter: still to be sent, sent, all of it read in the hub before, not taken by the mail server, or tried for too long. */
export const letterState = z.enum(["waiting", "sent", "read", "refused", "given_up"]);
export type LetterState = z.infer<typeof letterState>;

/** Where mail reaches somebody. */
const mailAddress = line(254).pipe(z.email({ error: "mail_address" }));

/** An hour of the day in Asia/Shanghai. */
const hour = z.int().min(0).max(23);

/** `GET /api/v1/me/mailbox`. */
export const mailboxView = z.object({
  /** Where letters go; null while there is no confirmed address. */
  address: z.string().nullable(),
  since: instant.nullable(),
  /** An address whose code is still to be entered, and until when. */
  offered: z.object({ address: z.string(), until: instant }).nullable(),
  when: letterTime,
  /** No letter is sent from this hour to that one; the same twice: at any hour. */
  quietFrom: hour,
  quietUntil: hour,
  /** The mail server says that nobody has the address: nothing is sent until it is confirmed anew. */
  refused: z.boolean(),
  /** The newest letters, newest first. */
  letters: z.array(z.object({ id, at: instant, count: z.int(), state: letterState, sentAt: instant.nullable() })),
});
export type MailboxView = z.infer<typeof mailboxView>;

/** `POST /api/v1/me/mailbox/address`: a code goes there. */
export const mailAddressInput = z.strictObject({ address: mailAddress });

/** `POST /api/v1/me/mailbox/confirm`: the code that came. */
export const mailCodeInput = z.strictObject({ code: line(20) });

/** `PATCH /api/v1/me/mailbox`. */
export const mailboxPatch = z.strictObject({ when: letterTime.optional(), quietFrom: hour.optional(), quietUntil: hour.optional() });
export type MailboxPatch = z.infer<typeof mailboxPatch>;
