import { z } from "zod";
import { id, pageOf, pageQuery } from "../../../app/contracts/common.ts";
import * as undertakings from "../../../app/contracts/undertakings.ts";
import { endpoint } from "./endpoint.ts";
import { pageOfWhole } from "./page-of-whole.ts";

const byId = z.object({ id });

/** Hard problems that leaders own by name: raised, taken on by own word, told of each week, judged by the unit that they help. */
export const undertakingEndpoints = [
  endpoint({
    method: "GET",
    path: "/undertakings",
    summary: "Hard problems that leaders own and I may see, the newest first",
    query: undertakings.undertakingQuery,
    reply: pageOf(undertakings.undertakingRow),
    handle: ({ actor, query, services }) => services.undertakings.listUndertakings(actor, query),
  }),
  endpoint({
    method: "POST",
    path: "/undertakings",
    summary: "Ask a leader to take a hard problem upon himself",
    body: undertakings.undertakingInput,
    reply: undertakings.undertakingView,
    status: 201,
    handle: ({ actor, body, services }) => services.undertakings.createUndertaking(actor, body),
  }),
  endpoint({
    method: "GET",
    path: "/undertakings/counts",
    summary: "How many are open, overdue, unanswered, done and waiting for the unit's word, confirmed",
    query: undertakings.undertakingQuery.pick({ alliance: true, q: true, owner: true, as: true }),
    reply: undertakings.undertakingCounts,
    handle: ({ actor, query, services }) => services.undertakings.countUndertakings(actor, query),
  }),
  endpoint({
    method: "GET",
    path: "/undertakings/owners",
    summary: "What came of the problems of each owner",
    query: pageQuery.extend({ alliance: id.optional() }),
    reply: pageOf(undertakings.ownerFigures),
    handle: async ({ actor, query, services }) => pageOfWhole(await services.undertakings.countOwners(actor, query), query),
  }),
  endpoint({
    method: "GET",
    path: "/undertakings/candidates",
    summary: "Who can be asked in an alliance: who has a seat in it, and the officers of its county",
    query: pageQuery.extend({ alliance: id }),
    reply: pageOf(undertakings.ownerCandidate),
    handle: async ({ actor, query, services }) => pageOfWhole(await services.undertakings.listOwnerCandidates(actor, query.alliance), query),
  }),
  endpoint({
    method: "GET",
    path: "/undertakings/:id",
    summary: "A hard problem with its owners, its weeks, the direct channel and the log",
    params: byId,
    reply: undertakings.undertakingView,
    handle: ({ actor, params, services }) => services.undertakings.getUndertaking(actor, params.id),
  }),
  endpoint({
    method: "POST",
    path: "/undertakings/:id/steps",
    summary: "Take a step: accept or decline, write the week's line, hand on, ask for time, say that it is done, confirm, stop, write to each other",
    params: byId,
    body: undertakings.undertakingCommand,
    reply: undertakings.undertakingView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.undertakings.commandUndertaking(actor, params.id, body, revision),
  }),
];
