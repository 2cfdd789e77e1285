/**
 * Why a seat or a term is as it is. One string, in the store and on the wire: what a person wrote, or, where the hub itself
 * had a reason, its code, and after a colon what a person wrote beside it: `by_order`, `swapped:the firm moves`.
 * A page says a code in the reader's language.
 */
export const causeCodes = ["by_order", "swapped", "skipped", "succeeded", "set_up", "demo"] as const;
export type CauseCode = (typeof causeCodes)[number];

/** The cause for a reason of the hub's, with a person's words where there are any. Pure. */
export const writeCause = (code: CauseCode, words = ""): string => (words === "" ? code : `${code}:${words}`);

/** The two parts of a cause; `code` is null where it is a person's words alone. Pure. */
export function readCause(cause: string): { code: CauseCode | null; words: string } {
  const colon = cause.indexOf(":");
  const head = colon === -1 ? cause : cause.slice(0, colon);
  const code = causeCodes.find((known) => known === head);
  return code ? { code, words: colon === -1 ? "" : cause.slice(colon + 1) } : { code: null, words: cause };
}
