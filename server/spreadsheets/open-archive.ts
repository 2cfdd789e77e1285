import { unzipSync, type UnzipFileInfo } from "fflate";
import { Refused } from "./refused.ts";

/** Bounds of an archive as its directory states them: a workbook of 5,000 lines stays far below each. */
const MOST_ENTRIES = 200;
const MOST_BYTES = 50_000_000;
const LARGEST_RATIO = 100;
/** Below this size no ratio says anything: an empty style sheet shrinks a lot. */
const SMALL_BYTES = 1_000_000;

/**
 * The XML parts of a workbook by their path. What the archive's directory claims is looked at before anything is inflated, and
 * nothing is inflated beyond what it claims, so a lie is cut short. Pure.
 * @throws Refused `file_unreadable`, or `file_too_complex` for an archive that would grow out of all proportion
 */
export function openArchive(bytes: Uint8Array): Record<string, Uint8Array> {
  const entries: UnzipFileInfo[] = [];
  unzip(bytes, (entry) => {
    entries.push(entry);
    return false;
  });
  const total = entries.reduce((sum, { originalSize }) => sum + originalSize, 0);
  const outgrows = entries.some(({ size, originalSize }) => originalSize > SMALL_BYTES && originalSize > size * LARGEST_RATIO);
  if (entries.length > MOST_ENTRIES || total > MOST_BYTES || outgrows) throw new Refused("file_too_complex");
  if (entries.some(({ name }) => name.includes("..") || name.startsWith("/"))) throw new Refused("file_unreadable");
  return unzip(bytes, ({ name }) => name.endsWith(".xml") || name.endsWith(".rels"));
}

function unzip(bytes: Uint8Array, filter: (entry: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    throw new Refused("file_unreadable", { cause: error });
  }
}
