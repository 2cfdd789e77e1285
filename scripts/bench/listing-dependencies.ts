import type { Dependencies } from "../../server/dependencies.ts";
import type { ListingDependencies } from "../../server/listings/listing-dependencies.ts";
import { candidateFields } from "../../server/matching/candidates/candidate-fields.ts";
import { createVocabulary } from "../../server/matching/create-vocabulary.ts";
import { listingReference } from "../../server/reference/listing-reference.ts";
import { loadReference } from "../../server/reference/load-reference.ts";

/** What listings are stored and read with, beside what every use case is given. */
export function listingDependencies(dependencies: Dependencies): ListingDependencies {
  const reference = loadReference();
  return {
    ...dependencies,
    reference: listingReference(reference),
    candidateFields: candidateFields.bind(null, createVocabulary(reference)),
    peopleActingFor: async () => [],
    publishersOf: async () => [],
  };
}
