import type { ListingRecord } from "../../models/listing.ts";
import type { MatchingDependencies } from "./ports.ts";

/** Counterparts that declined, or were declined, under the terms that still hold. */
export async function declinedWith({ models }: Pick<MatchingDependencies, "models">, listing: ListingRecord): Promise<string[]> {
  const declined = await models.matches.find({ listings: listing._id, state: "declined" }).sort({ score: -1 }).limit(200).lean();
  const out = declined.flatMap((match) => {
    const own = listing._id === match.need ? match.terms.split("+")[0] : null;
    if (own !== null && own !== String(listing.termsRevision)) return [];
    const refusing = match.answers.filter((answer) => answer.state === "declined").map((answer) => answer.organization);
    if (listing._id !== match.need) return match.parts.length === 1 ? [{ id: match.need, match }] : [];
    const parts = match.parts.length === 1 ? match.parts : match.parts.filter((part) => refusing.includes(part.owner));
    return parts.map((part) => ({ id: part.resource, match }));
  });
  if (out.length === 0) return [];
  const now = await models.listings.find({ _id: { $in: out.map(({ id }) => id) } }, { termsRevision: 1 }).lean();
  const revisionOf = new Map(now.map((record) => [record._id, record.termsRevision]));
  revisionOf.set(listing._id, listing.termsRevision);
  return out
    .filter(({ id, match }) => {
      const order = [match.need, ...match.parts.map((part) => part.resource).toSorted()];
      const terms = match.terms.split("+").map(Number);
      const unchanged = (which: string) => revisionOf.get(which) === terms[order.indexOf(which)];
      return unchanged(id) && unchanged(listing._id);
    })
    .map(({ id }) => id);
}
