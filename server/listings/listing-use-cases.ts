import { changeListing } from "./change-listing.ts";
import { createListing, createPolicy } from "./create-listing.ts";
import { draftChange } from "./draft-change.ts";
import { draftListing } from "./draft-listing.ts";
import { correctEdition } from "./editions/correct-edition.ts";
import { getEdition, listEditionLines } from "./editions/get-edition.ts";
import { keepEditions } from "./editions/keep-editions.ts";
import { listEditions } from "./editions/list-editions.ts";
import { previewEdition } from "./editions/preview-edition.ts";
import { publishEdition } from "./editions/publish-edition.ts";
import { getRhythm, setRhythm } from "./editions/set-rhythm.ts";
import { addFurtherList, changeFurtherList, listFurtherLists } from "./further-lists/keep-further-lists.ts";
import { listPresets } from "./further-lists/list-presets.ts";
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
  addFurtherList,
  changeFurtherList,
  changeListing,
  correctEdition,
  createListing,
  createPolicy,
  draftChange,
  draftListing,
  fillDerivedFields,
  fillTokens,
  getEdition,
  getListing,
  getPolicy,
  getRhythm,
  keepEditions,
  listEditionLines,
  listEditions,
  listFurtherLists,
  listListings,
  listListingSteps,
  listPolicies,
  listPresets,
  previewEdition,
  publishEdition,
  releaseQuantity,
  renewListing,
  requireListing,
  reserveQuantity,
  setRhythm,
  sweepListings,
  withdrawListing,
};
