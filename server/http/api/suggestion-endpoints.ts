import { z } from "zod";
import { id, pageOf } from "../../../app/contracts/common.ts";
import * as suggestions from "../../../app/contracts/suggestions.ts";
import { toldView } from "../../../app/contracts/told.ts";
import { endpoint } from "./endpoint.ts";

const byId = z.object({ id });

/** The suggestions ledger: made, given to a unit, answered, and judged by who made it. */
export const suggestionEndpoints = [
  endpoint({
    method: "GET",
    path: "/suggestions",
    summary: "Suggestions that I may see, the newest first",
    query: suggestions.suggestionQuery,
    reply: pageOf(suggestions.suggestionView),
    handle: ({ actor, query, services }) => services.followup.listSuggestions(actor, query),
  }),
  endpoint({
    method: "POST",
    path: "/suggestions",
    summary: "Make a suggestion; it has its number at once",
    body: suggestions.suggestionInput,
    reply: suggestions.suggestionView,
    status: 201,
    handle: ({ actor, body, services }) => services.followup.createSuggestion(actor, body),
  }),
  endpoint({
    method: "GET",
    path: "/suggestions/counts",
    summary: "How many are collected, solved as their units say, confirmed by their proposers, unsolved, overdue",
    query: suggestions.suggestionQuery.pick({ alliance: true, q: true }),
    reply: suggestions.suggestionCounts,
    handle: ({ actor, query, services }) => services.followup.countSuggestions(actor, query),
  }),
  endpoint({
    method: "GET",
    path: "/suggestions/:id",
    summary: "A suggestion with its log",
    params: byId,
    reply: suggestions.suggestionView,
    handle: ({ actor, params, services }) => services.followup.getSuggestion(actor, params.id),
  }),
  endpoint({
    method: "GET",
    path: "/suggestions/:id/told",
    summary: "What a suggestion's unit was told, and who has read it",
    params: byId,
    reply: toldView,
    handle: ({ actor, params, services }) => services.followup.listToldOfSuggestion(actor, params.id),
  }),
  endpoint({
    method: "PATCH",
    path: "/suggestions/:id",
    summary: "Give a suggestion to a unit until a day, or set its topic right",
    params: byId,
    body: suggestions.suggestionPatch,
    reply: suggestions.suggestionView,
    revision: "required",
    handle: ({ actor, params, body, revision, services }) => services.followup.assignSuggestion(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/suggestions/:id/solved",
    summary: "The unit says that it is solved, with proof",
    params: byId,
    body: suggestions.suggestionSolution,
    reply: suggestions.suggestionView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.followup.solveSuggestion(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/suggestions/:id/unsolved",
    summary: "The unit says why not now, and when it answers again",
    params: byId,
    body: suggestions.suggestionDelay,
    reply: suggestions.suggestionView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.followup.delaySuggestion(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/suggestions/:id/verdict",
    summary: "The proposer's word on what the unit calls solved",
    params: byId,
    body: suggestions.suggestionVerdict,
    reply: suggestions.suggestionView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.followup.judgeSuggestion(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/suggestions/:id/call",
    summary: "What a proposer who gave no word said on the telephone",
    params: byId,
    body: suggestions.suggestionVerdict,
    reply: suggestions.suggestionView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.followup.callProposer(actor, params.id, body, revision),
  }),
];
