import { ownKinds, type HandOverCommand, type HandOverPaper } from "../../contracts/hand-overs.ts";

/** A line in the outgoing chair's own words, as the form holds it: without a key while new, "" for no day. */
export interface OwnLine {
  readonly key: string;
  readonly kind: (typeof ownKinds)[number];
  readonly title: string;
  readonly due: string;
  readonly [name: string]: string;
}

/** What the form holds; the notes by `note:` and the key of their line. */
export type HandOverValues = {
  remarks: string;
  own: readonly OwnLine[];
  [note: `note:${string}`]: string;
};

const isOwn = (kind: string): kind is OwnLine["kind"] => (ownKinds as readonly string[]).includes(kind);

/** Pure. */
export function valuesOf({ remarks, lines }: HandOverPaper): HandOverValues {
  const own = lines.flatMap(({ key, kind, title, due }) => (isOwn(kind) ? [{ key, kind, title, due: due ?? "" }] : []));
  return { remarks, own, ...Object.fromEntries(lines.filter(({ kind }) => !isOwn(kind)).map(({ key, note }) => [`note:${key}`, note])) };
}

/** The command that saves it; notes to lines that are not open any more stay behind, and own lines without words. Pure. */
export function commandOf(values: HandOverValues, { lines }: HandOverPaper): HandOverCommand {
  const notes = lines.flatMap(({ key }) => {
    const note = (values[`note:${key}`] ?? "").trim();
    return note === "" ? [] : [{ key, note }];
  });
  const own = values.own
    .filter(({ title }) => title.trim() !== "")
    .map(({ key, kind, title, due }) => ({ ...(key !== "" && { key }), kind, title, due: due === "" ? null : due }));
  return { command: "prepare", remarks: values.remarks, notes, own };
}
