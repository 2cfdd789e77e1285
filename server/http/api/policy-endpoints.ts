import { z } from "zod";
import { id, pageOf } from "../../../app/contracts/common.ts";
import { listingPatch, listingView, policyInput, policyQuery, renewInput, withdrawInput } from "../../../app/contracts/listings.ts";
import * as policies from "../../../app/contracts/policies.ts";
import * as burden from "../../../app/contracts/policy-burden.ts";
import { dismissPolicyInput, policySuggestionQuery, policySuggestionView } from "../../../app/contracts/policy-suggestions.ts";
import type { Actor } from "../../access/actor.ts";
import type { Services } from "../../services.ts";
import { endpoint } from "./endpoint.ts";

const byId = z.object({ id });

/** The id of a policy that the actor may read. @throws not_found where it is another kind of listing */
const policyId = async (services: Services, actor: Actor, params: { id: string }): Promise<string> =>
  (await services.listings.getPolicy(actor, params.id)).id;

/** Policies, who qualifies for them, and what firms claim. */
export const policyEndpoints = [
  endpoint({
    method: "GET",
    path: "/policies",
    summary: "Policies that I may see, newest first unless sorted otherwise",
    query: policyQuery,
    reply: pageOf(listingView),
    handle: ({ actor, query, services }) => services.listings.listPolicies(actor, query),
  }),
  endpoint({
    method: "POST",
    path: "/policies",
    summary: "Publish a policy, or write a draft",
    body: policyInput,
    reply: listingView,
    status: 201,
    handle: ({ actor, body, services }) => services.listings.createPolicy(actor, body),
  }),
  endpoint({
    method: "GET",
    path: "/policies/:id",
    summary: "One policy",
    params: byId,
    reply: listingView,
    handle: ({ actor, params, services }) => services.listings.getPolicy(actor, params.id),
  }),
  endpoint({
    method: "PATCH",
    path: "/policies/:id",
    summary: "Change a policy, or publish a draft",
    params: byId,
    body: listingPatch,
    reply: listingView,
    revision: "required",
    handle: async ({ actor, params, body, revision, services }) =>
      services.listings.changeListing(actor, await policyId(services, actor, params), body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/policies/:id/withdraw",
    summary: "Take a policy back",
    params: byId,
    body: withdrawInput,
    reply: listingView,
    revision: "optional",
    handle: async ({ actor, params, body, revision, services }) =>
      services.listings.withdrawListing(actor, await policyId(services, actor, params), body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/policies/:id/renew",
    summary: "Give a policy a new last day; opens it again",
    params: byId,
    body: renewInput,
    reply: listingView,
    revision: "optional",
    handle: async ({ actor, params, body, revision, services }) =>
      services.listings.renewListing(actor, await policyId(services, actor, params), body, revision),
  }),
  endpoint({
    method: "GET",
    path: "/policies/:id/eligibility",
    summary: "How a firm stands to a policy's conditions",
    params: byId,
    query: z.object({ organization: id.optional() }),
    reply: policies.eligibilityView,
    handle: async ({ actor, params, query, services }) =>
      services.policies.checkEligibility(actor, await policyId(services, actor, params), query.organization),
  }),
  endpoint({
    method: "POST",
    path: "/policies/:id/eligibility",
    summary: "Say whether a firm meets a condition that the hub cannot know",
    params: byId,
    body: policies.eligibilityAnswer,
    reply: policies.eligibilityView,
    handle: async ({ actor, params, body, services }) =>
      services.policies.answerCondition(actor, await policyId(services, actor, params), body),
  }),
  endpoint({
    method: "GET",
    path: "/policies/:id/matches",
    summary: "Firms that I may look at and that meet a policy's conditions, or may meet them; those that meet them first",
    params: byId,
    query: policySuggestionQuery.omit({ policy: true }),
    reply: pageOf(policySuggestionView),
    handle: async ({ actor, params, query, services }) =>
      services.policies.listPolicySuggestions(actor, { ...query, policy: await policyId(services, actor, params) }),
  }),
  endpoint({
    method: "GET",
    path: "/policies/:id/claims",
    summary: "Claims on a policy that I may see",
    params: byId,
    query: policies.claimQuery,
    reply: pageOf(policies.claimView),
    handle: ({ actor, params, query, services }) => services.policies.listClaims(actor, params.id, query),
  }),
  endpoint({
    method: "POST",
    path: "/policies/:id/claims",
    summary: "Ask for what a policy gives",
    params: byId,
    body: policies.claimInput,
    reply: policies.claimView,
    status: 201,
    handle: ({ actor, params, body, services }) => services.policies.submitClaim(actor, params.id, body),
  }),
  endpoint({
    method: "PATCH",
    path: "/policies/:id/claims/:claim",
    summary: "Take up, refuse, pay or take back a claim",
    params: z.object({ id, claim: id }),
    body: policies.claimChange,
    reply: policies.claimView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.policies.changeClaim(actor, { policy: params.id, claim: params.claim }, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/policies/:id/claims/:claim/corrections",
    summary: "Say that another amount was paid than was noted; the earlier one stays visible",
    params: z.object({ id, claim: id }),
    body: policies.claimCorrection,
    reply: policies.claimView,
    status: 201,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.policies.correctPayment(actor, { policy: params.id, claim: params.claim }, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/policies/:id/claims/:claim/supplements",
    summary: "Ask the firm for further papers; one that it has handed in already only with a reason",
    params: z.object({ id, claim: id }),
    body: burden.supplementInput,
    reply: policies.claimView,
    status: 201,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.policies.requestSupplement(actor, { policy: params.id, claim: params.claim }, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/policies/:id/claims/:claim/supplements/answer",
    summary: "Say that the papers asked for are handed in",
    params: z.object({ id, claim: id }),
    body: burden.supplementAnswer,
    reply: policies.claimView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.policies.answerSupplement(actor, { policy: params.id, claim: params.claim }, body, revision),
  }),
  endpoint({
    method: "GET",
    path: "/policies/:id/burden",
    summary: "Steps, papers and working days that a policy promises, and the medians that its paid claims took",
    params: byId,
    reply: burden.policyBurdenView,
    handle: ({ actor, params, services }) => services.policies.getBurden(actor, params.id),
  }),
  endpoint({
    method: "GET",
    path: "/stats/burden",
    summary: "Policies of the alliances that I keep by the burden that they turned out to be, the heaviest first",
    query: burden.burdenQuery,
    reply: burden.burdenRankingView,
    handle: ({ actor, query, services }) => services.policies.rankBurden(actor, query),
  }),
  endpoint({
    method: "GET",
    path: "/policy-suggestions",
    summary: "Policies whose conditions my firms meet or may meet, those met first",
    query: policySuggestionQuery,
    reply: pageOf(policySuggestionView),
    handle: ({ actor, query, services }) => services.policies.listPolicySuggestions(actor, query),
  }),
  endpoint({
    method: "POST",
    path: "/policy-suggestions/:id/dismiss",
    summary: "Set a policy aside for a firm, until the policy's terms change",
    params: byId,
    body: dismissPolicyInput,
    reply: policySuggestionView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.policies.dismissPolicy(actor, params.id, { ...body, revision: body.revision ?? revision }),
  }),
  endpoint({
    method: "POST",
    path: "/policy-suggestions/:id/restore",
    summary: "Take that back",
    params: byId,
    reply: policySuggestionView,
    revision: "optional",
    handle: ({ actor, params, revision, services }) => services.policies.restorePolicy(actor, params.id, revision),
  }),
];
