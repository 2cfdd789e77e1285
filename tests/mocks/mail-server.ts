import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A mail server that keeps what it is given. */
export interface MailServer {
  url: string;
  /** Mails that were taken, in order. */
  taken: Email[];
  /** What it says to who writes to an address: taken, nobody has it, its owner takes none from the hub, or come again. */
  answers: Map<string, "nobody" | "not_you" | "later">;
  close(): Promise<void>;
}

const refusals = { nobody: [550, "5.1.1 no such mailbox"], not_you: [550, "5.7.1 not allowed to write"], later: [451, "4.3.0 come again"] } as const;

/** Starts one on a free port of this machine, in plain text and without accounts. */
export async function startMailServer(): Promise<MailServer> {
  const taken: Email[] = [];
  const answers: MailServer["answers"] = new Map();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo({ address }, _session, done) {
      const answer = answers.get(address);
      if (!answer) return done();
      const [responseCode, words] = refusals[answer];
      done(Object.assign(new Error(words), { responseCode }));
    },
    onData(stream, _session, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => void PostalMime.parse(Buffer.concat(pieces)).then((mail) => (taken.push(mail), done()), done));
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, taken, answers, close: () => new Promise((resolve) => void server.close(() => resolve())) };
}
