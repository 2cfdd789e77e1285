import { z } from "zod";
import { id, pageOf, pageQuery } from "../../../app/contracts/common.ts";
import * as listings from "../../../app/contracts/listings.ts";
import { eligibilityAnswer, eligibilityView } from "../../../app/contracts/policies.ts";
import { endpoint } from "./endpoint.ts";
import { pageOfWhole } from "./page-of-whole.ts";

const byId = z.object({ id });

/** The three lists. */
export const listingEndpoints = [
  endpoint({
    method: "GET",
    path: "/listings",
    summary: "Needs, resources and policies that I may see",
    query: listings.listingQuery,
    reply: pageOf(listings.listingView),
    handle: ({ actor, query, services }) => services.listings.listListings(actor, query),
  }),
  endpoint({
    method: "POST",
    path: "/listings",
    summary: "Publish a listing, or write a draft",
    body: listings.listingInput,
    reply: listings.listingView,
    status: 201,
    handle: ({ actor, body, services }) => services.listings.createListing(actor, body),
  }),
  endpoint({
    method: "GET",
    path: "/listings/:id",
    summary: "One listing",
    params: byId,
    reply: listings.listingView,
    handle: ({ actor, params, services }) => services.listings.getListing(actor, params.id),
  }),
  endpoint({
    method: "PATCH",
    path: "/listings/:id",
    summary: "Change a listing, or publish a draft",
    params: byId,
    body: listings.listingPatch,
    reply: listings.listingView,
    revision: "required",
    handle: ({ actor, params, body, revision, services }) =>
      services.listings.changeListing(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/listings/:id/withdraw",
    summary: "Take a listing back",
    params: byId,
    body: listings.withdrawInput,
    reply: listings.listingView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.listings.withdrawListing(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/listings/:id/renew",
    summary: "Give a listing a new last day; opens it again",
    params: byId,
    body: listings.renewInput,
    reply: listings.listingView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.listings.renewListing(actor, params.id, body, revision),
  }),
  endpoint({
    method: "GET",
    path: "/listings/:id/steps",
    summary: "What happened to a listing, newest first",
    params: byId,
    query: pageQuery,
    reply: pageOf(listings.listingStep),
    async handle({ actor, params, query, services }) {
      const { items } = await services.listings.listListingSteps(actor, params.id);
      return pageOfWhole(items, query);
    },
  }),
  endpoint({
    method: "GET",
    path: "/listings/:id/eligibility",
    summary: "How a firm stands to the conditions of a resource or policy",
    params: byId,
    query: z.object({ organization: id.optional() }),
    reply: eligibilityView,
    handle: ({ actor, params, query, services }) => services.policies.checkEligibility(actor, params.id, query.organization),
  }),
  endpoint({
    method: "POST",
    path: "/listings/:id/eligibility",
    summary: "Say whether a firm meets a condition that the hub cannot know",
    params: byId,
    body: eligibilityAnswer,
    reply: eligibilityView,
    handle: ({ actor, params, body, services }) => services.policies.answerCondition(actor, params.id, body),
  }),
];
