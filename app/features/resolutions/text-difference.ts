/** A stretch of two texts: in both, only in the newer one, or only in the older one. */
export interface Stretch {
  kind: "same" | "added" | "removed";
  text: string;
}

/** A Chinese character by itself, a run of letters or digits as a word, everything else sign by sign. */
const pieces = (text: string): string[] => text.match(/[\p{Script=Latin}\p{Nd}]+|./gsu) ?? [];

/**
 * What was changed from one text to another, in reading order; what was removed stands before what came in its place. The
 * stretches `same` and `removed` make up the older text, `same` and `added` the newer one. Pure; time and room grow with the
 * product of both lengths, which a resolution's thousand characters allow.
 */
export function textDifference(older: string, newer: string): Stretch[] {
  const [from, to] = [pieces(older), pieces(newer)];
  const width = to.length + 1;
  // For each pair of places the length of the longest common sequence of what follows.
  const common = new Uint16Array((from.length + 1) * width);
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      common[i * width + j] =
        from[i] === to[j] ? common[(i + 1) * width + j + 1]! + 1 : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  const stretches: Stretch[] = [];
  const add = (kind: Stretch["kind"], text: string) => {
    const last = stretches.at(-1);
    if (last?.kind === kind) last.text += text;
    else stretches.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) {
      add("same", from[i++]!);
      j++;
    } else if (j >= to.length || (i < from.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) add("removed", from[i++]!);
    else add("added", to[j++]!);
  }
  return stretches;
}
