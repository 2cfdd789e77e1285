import { z } from "zod";
import { id, pageOf } from "../../../app/contracts/common.ts";
import * as urgent from "../../../app/contracts/urgent-matters.ts";
import { endpoint } from "./endpoint.ts";

const byId = z.object({ id });

/** Matters that could not wait for a meeting: registered, acted on at once, confirmed or refused by the next meeting. */
export const urgentEndpoints = [
  endpoint({
    method: "GET",
    path: "/urgent-matters",
    summary: "Urgent matters that I may see, the newest first",
    query: urgent.urgentQuery,
    reply: pageOf(urgent.urgentRow),
    handle: ({ actor, query, services }) => services.meetings.listUrgent(actor, query),
  }),
  endpoint({
    method: "POST",
    path: "/urgent-matters",
    summary: "Register what cannot wait for the next meeting, and what is done at once",
    body: urgent.urgentInput,
    reply: urgent.urgentView,
    status: 201,
    handle: ({ actor, body, services }) => services.meetings.registerUrgent(actor, body),
  }),
  endpoint({
    method: "GET",
    path: "/urgent-matters/counts",
    summary: "How many wait for a meeting's word, wait for more than 30 days, were confirmed, were refused",
    query: urgent.urgentQuery.pick({ alliance: true, q: true }),
    reply: urgent.urgentCounts,
    handle: ({ actor, query, services }) => services.meetings.countUrgent(actor, query),
  }),
  endpoint({
    method: "GET",
    path: "/urgent-matters/:id",
    summary: "An urgent matter with the meeting's word and the tasks that came from it",
    params: byId,
    reply: urgent.urgentView,
    handle: ({ actor, params, services }) => services.meetings.getUrgent(actor, params.id),
  }),
  endpoint({
    method: "POST",
    path: "/urgent-matters/:id/steps",
    summary: "Enter, while its meeting treats it, whether the meeting confirms it",
    params: byId,
    body: urgent.urgentCommand,
    reply: urgent.urgentView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.meetings.decideUrgent(actor, params.id, body, revision),
  }),
];
