import type { ClientSession } from "mongoose";
import type { ClaimRecord } from "../../../models/claim.ts";
import type { Models } from "../../database/models.ts";

/** The most claims of a firm that are looked through, the newest. */
const LOOKED_AT = 200;

/** What two spellings of the same paper have in common: letters and figures, without blanks, marks and width. Pure. */
export function paperKey(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase();
  return plain.replaceAll(/[^\p{L}\p{N}]+/gu, "") || plain;
}

/**
 * Keys of the papers that a firm has handed in to offices of a county: with claims that were taken up, and in answer to
 * requests. Of the claim `own` itself only the answers count: what its card names may have come incomplete.
 */
export async function heldPapers(
  models: Pick<Models, "claims">,
  { organization, county, own }: { organization: string; county: string; own?: string },
  session: ClientSession,
): Promise<Set<string>> {
  const claims = await models.claims
    .find({ organization, county }, { acceptedAt: 1, papers: 1, supplements: 1 }, { session })
    .sort({ _id: -1 })
    .limit(LOOKED_AT)
    .lean<Pick<ClaimRecord, "_id" | "acceptedAt" | "papers" | "supplements">[]>();
  const texts = claims.flatMap(({ _id, acceptedAt, papers, supplements }) => [
    ...(acceptedAt && _id !== own ? (papers ?? []) : []),
    ...(supplements ?? []).filter(({ answeredAt }) => answeredAt).flatMap((each) => each.papers),
  ]);
  return new Set(texts.map(({ text }) => paperKey(text)));
}
