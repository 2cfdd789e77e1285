import { createHash } from "node:crypto";
import type { HandOverEntryRecord, HandOverRecord } from "../../../models/hand-over.ts";

/** What the outgoing side puts its name to. */
export type SignedPaper = Pick<HandOverRecord, "remarks"> & NonNullable<HandOverRecord["signed"]>;

/**
 * The seal of one entry: SHA-256, in hexadecimal digits, of these values as one JSON array without spaces, in UTF-8: id of the term,
 * alliance, kind, instant (ISO-8601, UTC), id and name of the person, name of the unit, words, why in its place (or null); of what was
 * signed the remarks and each line as an array of key, kind, number, resolution (null, or year, serial, internal), title, unit, day, late,
 * note, who may read it, else null; and the seal of the entry before (empty for the first). Pure.
 */
export function sealEntry(of: Pick<HandOverRecord, "_id" | "alliance">, entry: Omit<HandOverEntryRecord, "seal">, paper: SignedPaper | null, before: string): string {
  const lines = paper?.lines.map(({ key, kind, number, resolution, title, unit, due, late, note, readers }) => {
    return [key, kind, number, resolution && [resolution.year, resolution.serial, resolution.internal], title, unit, due, late, note, readers];
  });
  const { kind, at, person, name, organization, words, inPlace } = entry;
  const values = [of._id, of.alliance, kind, at.toISOString(), person, name, organization, words, inPlace, paper && [paper.remarks, lines], before];
  return createHash("sha256").update(JSON.stringify(values)).digest("hex");
}

/**
 * Whether what is stored still gives the seals from the newest signature on; what was given back before is not kept whole, only its seal.
 * Null where nothing is signed. Pure.
 */
export function isSound(record: HandOverRecord): boolean | null {
  const { signed, remarks, entries } = record;
  if (signed === null) return null;
  const first = entries.findLastIndex(({ kind }) => kind === "signed");
  return (
    first !== -1 &&
    entries.slice(first).every((entry, index) => {
      const paper = index === 0 ? { remarks, ...signed } : null;
      return entry.seal === sealEntry(record, entry, paper, entries[first + index - 1]?.seal ?? "");
    })
  );
}
