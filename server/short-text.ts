const LONGEST = 120;

/** The beginning of a text in one line, for lists and notices. Pure. */
export function shortText(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
