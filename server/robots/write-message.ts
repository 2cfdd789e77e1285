import type { Message, MessageLine, Provider } from "./providers/provider.ts";

/** Most lines of one message: what somebody reads in passing. */
const MOST_LINES = 12;

const bytesOf = (provider: Provider, message: Message): number => Buffer.byteLength(provider.write({ token: "x".repeat(200), secret: "x" }, message, new Date(0)).body);

/**
 * A message of as many lines as the work app takes, in bytes and not in characters; what is left out is counted in the last line, which
 * leads to the hub. Pure.
 * @param more the last line for so many that were left out
 */
export function writeMessage(provider: Provider, title: string, lines: readonly MessageLine[], more: (count: number) => MessageLine): Message {
  let shown = Math.min(lines.length, MOST_LINES);
  const withFirst = (count: number): Message => ({
    title,
    lines: count === lines.length ? [...lines] : [...lines.slice(0, count), more(lines.length - count)],
  });
  while (shown > 0 && bytesOf(provider, withFirst(shown)) > provider.mostBytes) shown--;
  return withFirst(shown);
}
