import { createTransport } from "nodemailer";
import type { Environment } from "../../env.ts";

/** A mail as it leaves the hub. */
export interface Mail {
  /** The same for every attempt: a mail server knows a repetition by it. */
  id: string;
  to: string;
  subject: string;
  text: string;
}

/** What became of a mail: taken, to be tried again, or refused for good because nobody has the address. `code` goes into the log. */
export type MailOutcome = { kind: "sent" } | { kind: "again"; code: string } | { kind: "refused"; code: string };

/** Hands mails to the hub's mail server. */
export interface Mailer {
  send(mail: Mail): Promise<MailOutcome>;
  /** Closes what it holds open. */
  close(): void;
}

/** Longest wait for the server's next word. */
const TIMEOUT_MS = 10_000;

/**
 * The mail server that the environment names; null where it names none. A password is sent in a sealed connection only: where the server
 * does not offer one, nothing is sent.
 */
export function createMailer({ MAIL_URL, MAIL_FROM }: Pick<Environment, "MAIL_URL" | "MAIL_FROM">): Mailer | null {
  if (MAIL_URL === undefined || MAIL_FROM === undefined) return null;
  const { protocol, hostname, port, username, password } = new URL(MAIL_URL);
  const secure = protocol === "smtps:";
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username !== "" && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) }, requireTLS: !secure }),
    pool: true,
    maxConnections: 2,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // Texts are the hub's own; nothing of them is a file or an address to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = MAIL_FROM.slice(MAIL_FROM.lastIndexOf("@") + 1);
  return {
    async send({ id, to, subject, text }) {
      try {
        await transport.sendMail({
          from: { name: "链盟", address: MAIL_FROM },
          // An address alone: what looks like several is one that nobody has.
          to: { name: "", address: to },
          subject,
          text,
          messageId: `<${id}@${host}>`,
          // No answer by machine, such as that of somebody on holiday (RFC 3834).
          headers: { "Auto-Submitted": "auto-generated" },
        });
        return { kind: "sent" };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close() {
      transport.close();
    },
  };
}

/** Whether a failure is the address's, by the server's word on the recipient (RFC 5321: 550 to 559); not so where it refuses who writes (RFC 3463: 5.7). */
function outcomeOf(error: unknown): MailOutcome {
  const { code, command, responseCode, response = "" } = error as { code?: string; command?: string; responseCode?: number; response?: string };
  const told = `${code ?? "unknown"}${responseCode === undefined ? "" : `_${responseCode}`}`;
  const nobody = command === "RCPT TO" && responseCode !== undefined && responseCode >= 550 && responseCode < 560 && !/^\d{3}[ -]5\.7\./.test(response);
  return { kind: nobody ? "refused" : "again", code: told };
}
