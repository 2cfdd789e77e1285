import type { ListingInput, ListingView, PolicyInput } from "../../app/contracts/listings.ts";
import type { Actor } from "../access/actor.ts";
import { AppError } from "../errors.ts";
import type { ListingDependencies } from "./listing-dependencies.ts";
import { presentOne } from "./present-listing.ts";
import { storeListings } from "./store-listings.ts";

/**
 * Writes a listing down, as a draft or published at once (`storeListings`).
 * @throws bad_input on a field that is wrong, on `alliance` or `owner` when they do not go together; forbidden
 */
export async function createListing(
  dependencies: ListingDependencies,
  actor: Actor,
  input: ListingInput,
): Promise<ListingView> {
  const listing = await dependencies.inTransaction(actor, async (transaction) => {
    const [stored] = await storeListings(dependencies, transaction, [input]);
    if (stored instanceof AppError) throw stored;
    return stored!;
  });
  return presentOne(dependencies, actor, listing);
}

/** The same for a policy. */
export const createPolicy = (dependencies: ListingDependencies, actor: Actor, input: PolicyInput): Promise<ListingView> =>
  createListing(dependencies, actor, { ...input, kind: "policy" });
