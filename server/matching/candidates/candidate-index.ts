import type { Models } from "../../database/models.ts";

/**
 * Creates the index by which candidates are found in the database. Only where they are looked for there: it has some forty keys a
 * line, which every hub would pay for. Several processes may do it at the same time.
 */
export async function ensureCandidateIndex({ listings }: Pick<Models, "listings">): Promise<void> {
  await listings.collection.createIndex({ matchScope: 1, matchTerms: 1 }, { partialFilterExpression: { open: true } });
}
