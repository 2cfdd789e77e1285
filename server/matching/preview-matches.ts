import type { CandidatesInput, PreviewInput, PreviewView } from "../../app/contracts/match-preview.ts";
import type { Actor } from "../access/actor.ts";
import { canWriteListing } from "../access/listing-rules.ts";
import { forbidden } from "../errors.ts";
import { explainListing } from "./explain-listing.ts";
import type { MatchingDependencies } from "./ports.ts";

/** Terms that nobody has answered yet, so that who declined the stored ones may be looked at again. */
const UNSTORED = -1;

/**
 * The candidates for a listing that is being written, with reasons, the best split supply, and the diagnosis when
 * nothing fits. Stores nothing. The reader is the listing's owner: what it may not see is only counted.
 * @throws bad_input and forbidden as publishing would, unavailable while the engine loads
 */
export async function previewMatches(dependencies: MatchingDependencies, actor: Actor, input: PreviewInput): Promise<PreviewView> {
  const draft = await dependencies.draftListing(actor, input);
  if (!canWriteListing(actor, draft)) throw forbidden();
  return explainListing(dependencies, input.listing ? { ...draft, _id: input.listing, termsRevision: UNSTORED } : draft, input.limit);
}

/**
 * The same for a stored listing, for who may change it: the answer is what its owner may see.
 * @param waitMs how long an engine that is still loading is waited for; the usual time when left out
 * @throws not_found when the actor may not see it, forbidden, unavailable while the engine loads
 */
export async function explainStoredListing(dependencies: MatchingDependencies, actor: Actor, id: string, waitMs?: number): Promise<PreviewView> {
  const listing = await dependencies.requireListing(actor, id);
  if (!canWriteListing(actor, listing)) throw forbidden();
  return explainListing(dependencies, listing, 10, waitMs);
}

/**
 * The same as if a stored listing's terms were changed: what a concession would bring, before it is made. Stores nothing.
 * @throws not_found, forbidden, bad_input as changing it would, unavailable while the engine loads
 */
export async function tryChange(
  dependencies: MatchingDependencies,
  actor: Actor,
  id: string,
  { change }: CandidatesInput,
): Promise<PreviewView> {
  const listing = await dependencies.requireListing(actor, id);
  if (!canWriteListing(actor, listing)) throw forbidden();
  return explainListing(dependencies, dependencies.draftChange(listing, change), 10);
}
