import type { ListingKind } from "../../../contracts/listings.ts";
import type { RelaxationChange } from "../../../contracts/match-preview.ts";
import { LiveCandidates } from "../../matches/live-candidates.tsx";
import type { ListingDraft } from "../../matches/use-preview.ts";

/** The best candidates for what is typed so far; policies have none. `listing`: the stored one that is being changed. */
export function candidatesBeside(kind: ListingKind, listing?: string) {
  if (kind === "policy") return undefined;
  return (body: Record<string, unknown>, apply: (change: RelaxationChange) => void) => {
    const words = [body.title, body.text].join("").trim();
    // The hub parses it; a field that is half typed is refused and the last answer stays.
    const draft = { ...body, ...(listing && { listing }) } as ListingDraft;
    return <LiveCandidates listing={words.length < 2 ? null : draft} onApply={apply} />;
  };
}
