import type { RobotFault } from "../../../app/contracts/robots.ts";

/** A line of a message; with `href` its text leads to a page of the hub. */
export interface MessageLine {
  text: string;
  href: string | null;
}

/** What a group is told in one message. */
export interface Message {
  title: string;
  lines: MessageLine[];
}

/** What the address of a robot holds that is its own, and what signs its messages ("": nothing does). */
export interface RobotKeys {
  token: string;
  secret: string;
}

/** One request: always by POST, with JSON. */
export interface RobotRequest {
  url: string;
  body: string;
}

/** What became of a message. The status of HTTP never says that it was accepted: the body does. */
export type Outcome =
  | { kind: "sent" }
  /** Worth another attempt, not before `pauseMs` where the work app has named a time. */
  | { kind: "again"; code: string; pauseMs?: number }
  /** In vain until somebody changes something. */
  | { kind: "refused"; code: string; fault: RobotFault };

/** How a work app's robots are spoken to. Pure. */
export interface Provider {
  /** What an address copied from the work app holds; null when it is no address of this work app's robots. */
  readToken(address: URL): string | null;
  /** Largest message in bytes of UTF-8. */
  mostBytes: number;
  /** The request for a message; its address is made anew each time, from the token alone. */
  write(keys: RobotKeys, message: Message, at: Date): RobotRequest;
  /** What an answer's body means. */
  read(body: Readonly<Record<string, unknown>>): Outcome;
}
