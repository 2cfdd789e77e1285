/**
 * Commands that were sent and never answered, remembered on this device by their content, so that sending the same
 * again, even after the page was loaded anew, carries the same key and happens once. The hub keeps keys for a day.
 */
import type { Command } from "./send-command.ts";

const STORE = "lianmeng:unanswered";
const LONGEST_MS = 24 * 3_600_000;
const MOST = 20;

interface Entry {
  content: string;
  key: string;
  at: number;
}

type Content = Pick<Command, "method" | "path" | "body">;

/** Without the revision: after a reload it may have grown by the very change that was not answered. */
const contentOf = ({ method, path, body }: Content): string => JSON.stringify([method, path, body ?? null]);

/** Notes a command before its answer is known. */
export function rememberUnanswered(command: Command): void {
  const content = contentOf(command);
  write([...read().filter((entry) => entry.content !== content), { content, key: command.key, at: Date.now() }].slice(-MOST));
}

/** The answer came, whatever it was. */
export function forgetUnanswered(command: Command): void {
  const entries = read();
  const left = entries.filter(({ key }) => key !== command.key);
  if (left.length < entries.length) write(left);
}

/** The key under which the same was sent before without an answer. */
export const recallKey = (command: Content): string | undefined => read().find(({ content }) => content === contentOf(command))?.key;

function read(): Entry[] {
  try {
    const entries = JSON.parse(localStorage.getItem(STORE) ?? "[]") as Entry[];
    return entries.filter(({ at }) => Date.now() - at < LONGEST_MS);
  } catch {
    return [];
  }
}

function write(entries: Entry[]): void {
  try {
    if (entries.length === 0) localStorage.removeItem(STORE);
    else localStorage.setItem(STORE, JSON.stringify(entries));
  } catch {
    // No room or no permission: only a reload in mid-flight is then not covered.
  }
}
