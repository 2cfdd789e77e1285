import { z } from "zod";
import { id, pageOf, pageQuery, revision } from "../../../app/contracts/common.ts";
import * as preview from "../../../app/contracts/match-preview.ts";
import * as matches from "../../../app/contracts/matches.ts";
import * as plans from "../../../app/contracts/plans.ts";
import { endpoint } from "./endpoint.ts";
import { pageOfWhole } from "./page-of-whole.ts";

const byId = z.object({ id });

/** Suggestions, looking ahead before anything is stored, weights and the allocation. */
export const matchEndpoints = [
  endpoint({
    method: "GET",
    path: "/matches",
    summary: "Suggestions that I may see",
    query: matches.matchQuery,
    reply: pageOf(matches.matchView),
    handle: ({ actor, query, services }) => services.matching.listMatches(actor, query),
  }),
  endpoint({
    method: "GET",
    path: "/matches/:id",
    summary: "One suggestion with its reasons",
    params: byId,
    reply: matches.matchView,
    handle: ({ actor, params, services }) => services.matching.getMatch(actor, params.id),
  }),
  endpoint({
    method: "POST",
    path: "/matches/:id/accept",
    summary: "Accept in the name of my organization; the last acceptance makes a cooperation",
    params: byId,
    body: matches.acceptInput,
    reply: matches.matchView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.matching.acceptMatch(actor, params.id, { ...body, revision: body.revision ?? revision }),
  }),
  endpoint({
    method: "POST",
    path: "/matches/:id/decline",
    summary: "Decline in the name of my organization, with a reason",
    params: byId,
    body: matches.declineInput,
    reply: matches.matchView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.matching.declineMatch(actor, params.id, { ...body, revision: body.revision ?? revision }),
  }),
  endpoint({
    method: "GET",
    path: "/listings/:id/matches",
    summary: "Suggestions of a listing, open ones best first, and whether it was matched as it is now",
    params: byId,
    query: pageQuery,
    reply: matches.listingMatches,
    async handle({ actor, params, query, services }) {
      const { items, matched } = await services.matching.listMatchesOfListing(actor, params.id);
      return { ...pageOfWhole(items, query), matched };
    },
  }),
  endpoint({
    method: "GET",
    path: "/listings/:id/candidates",
    summary: "All candidates of a listing now, and what is missing when nothing fits; for who may change it",
    params: byId,
    reply: preview.previewView,
    handle: ({ actor, params, services }) => services.matching.explainStoredListing(actor, params.id),
  }),
  endpoint({
    method: "POST",
    path: "/listings/:id/candidates",
    summary: "The same as if the listing's terms were changed; nothing is stored",
    params: byId,
    body: preview.candidatesInput,
    reply: preview.previewView,
    handle: ({ actor, params, body, services }) => services.matching.tryChange(actor, params.id, body),
  }),
  endpoint({
    method: "POST",
    path: "/match/preview",
    summary: "Ranked candidates with reasons for a listing that is not stored, and the diagnosis when nothing fits",
    body: preview.previewInput,
    reply: preview.previewView,
    handle: ({ actor, body, services }) => services.matching.previewMatches(actor, body),
  }),
  endpoint({
    method: "POST",
    path: "/match/read-text",
    summary: "Quantities, days, money and processes read out of a text",
    body: preview.readTextInput,
    reply: preview.readTextView,
    handle: ({ actor, body, services }) => services.matching.readText(actor, body),
  }),
  endpoint({
    method: "GET",
    path: "/match/plan",
    summary: "The newest allocation of an alliance, a county or a province, or null",
    query: plans.planQuery,
    reply: z.object({ plan: plans.planView.nullable() }),
    async handle({ actor, query, services }) {
      return { plan: await services.matching.findNewestPlan(actor, query) };
    },
  }),
  endpoint({
    method: "POST",
    path: "/match/plan",
    summary: "Best allocation of all open capacity to all open needs of an alliance, a county or a province; it then follows the lists (of a large market a provisional one first)",
    body: plans.planInput,
    reply: plans.planView,
    status: 201,
    handle: ({ actor, body, services }) => services.matching.planAllocation(actor, body),
  }),
  endpoint({
    method: "GET",
    path: "/match/plan/:id",
    summary: "One allocation",
    params: byId,
    reply: plans.planView,
    handle: ({ actor, params, services }) => services.matching.getPlan(actor, params.id),
  }),
  endpoint({
    method: "POST",
    path: "/match/plan/:id/propose",
    summary: "Make an allocation suggestions to everybody concerned",
    params: byId,
    reply: plans.planView,
    revision: "optional",
    handle: ({ actor, params, revision, services }) => services.matching.proposePlan(actor, params.id, revision),
  }),
  endpoint({
    method: "GET",
    path: "/alliances/:id/weights",
    summary: "Points that each criterion can give in an alliance",
    params: byId,
    reply: preview.weightsView,
    handle: ({ actor, params, services }) => services.matching.getWeights(actor, params.id),
  }),
  endpoint({
    method: "PATCH",
    path: "/alliances/:id/weights",
    summary: "Change an alliance's weights",
    params: byId,
    body: z.strictObject({ weights: preview.weightsInput, revision: revision.optional() }),
    reply: preview.weightsView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.matching.changeWeights(actor, params.id, body.weights, body.revision ?? revision),
  }),
  endpoint({
    method: "POST",
    path: "/alliances/:id/weights/preview",
    summary: "How the candidates of a listing would be ordered under other weights",
    params: byId,
    body: preview.weightsPreviewInput,
    reply: preview.weightsPreviewView,
    handle: ({ actor, params, body, services }) => services.matching.previewWeights(actor, params.id, body),
  }),
];
