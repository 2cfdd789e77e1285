import type { CountsOfKind, EditionView } from "../../../app/contracts/editions.ts";
import { listingKinds, type ListingKind } from "../../../app/contracts/listings.ts";
import type { EditionLineRecord } from "../../../models/edition-line.ts";

/** Lines of an edition by kind, and of these the new, the changed; besides them those that are gone. Pure. */
export function countLines(lines: readonly Pick<EditionLineRecord, "kind" | "change">[]): EditionView["counts"] {
  const of = (kind: ListingKind): CountsOfKind => {
    const count = (change: string) => lines.filter((line) => line.kind === kind && line.change === change).length;
    const [fresh, changed, same, gone] = [count("new"), count("changed"), count("same"), count("gone")];
    return { lines: fresh + changed + same, new: fresh, changed, gone };
  };
  return Object.fromEntries(listingKinds.map((kind) => [kind, of(kind)])) as EditionView["counts"];
}
