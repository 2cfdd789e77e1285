/** A pattern that finds the text as it is written, in any letter case; nothing in it works as a regular expression. Pure. */
export const literalPattern = (text: string): RegExp => new RegExp(escaped(text), "i");

/** The same at the beginning only, and with the letter case as written, so that an index serves it. Pure. */
export const literalPrefix = (text: string): RegExp => new RegExp(`^${escaped(text)}`);

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
