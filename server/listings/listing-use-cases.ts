import { changeListing } from "./change-listing.ts";
import { createListing, createPolicy } from "./create-listing.ts";
import { draftChange } from "./draft-change.ts";
import { draftListing } from "./draft-listing.ts";
import { fillDerivedFields } from "./fill-derived-fields.ts";
import { fillTokens } from "./fill-tokens.ts";
import { getListing, getPolicy, listListingSteps } from "./get-listing.ts";
import { listListings, listPolicies } from "./list-listings.ts";
import { renewListing } from "./renew-listing.ts";
import { releaseQuantity, reserveQuantity } from "./reserve-quantity.ts";
import { sweepListings } from "./sweep-listings.ts";
import { withdrawListing } from "./withdraw-listing.ts";
import { requireListing } from "./write-listing.ts";

/** What can be done with the lists. */
export const listingUseCases = {
  changeListing,
  createListing,
  createPolicy,
  draftChange,
  draftListing,
  fillDerivedFields,
  fillTokens,
  getListing,
  getPolicy,
  listListings,
  listListingSteps,
  listPolicies,
  releaseQuantity,
  renewListing,
  requireListing,
  reserveQuantity,
  sweepListings,
  withdrawListing,
};
