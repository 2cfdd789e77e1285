import { z } from "zod";
import { id, pageOf } from "../../../app/contracts/common.ts";
import * as resolutions from "../../../app/contracts/resolutions.ts";
import { endpoint } from "./endpoint.ts";

const byId = z.object({ id });

/** Numbered resolutions: found, corrected by further versions, looked at again. They arise when a meeting is closed. */
export const resolutionEndpoints = [
  endpoint({
    method: "GET",
    path: "/resolutions",
    summary: "Resolutions that I may see, the newest first; those with a review date, the earliest first",
    query: resolutions.resolutionQuery,
    reply: pageOf(resolutions.resolutionLine),
    handle: ({ actor, query, services }) => services.meetings.listResolutions(actor, query),
  }),
  endpoint({
    method: "GET",
    path: "/resolutions/counts",
    summary: "How many there are, have a review date, and are to be looked at again by now",
    query: resolutions.resolutionQuery.pick({ alliance: true, meeting: true, year: true, q: true }),
    reply: resolutions.resolutionCounts,
    handle: ({ actor, query, services }) => services.meetings.countResolutions(actor, query),
  }),
  endpoint({
    method: "GET",
    path: "/resolutions/:id",
    summary: "A resolution with all its versions and their seals",
    params: byId,
    reply: resolutions.resolutionView,
    handle: ({ actor, params, services }) => services.meetings.getResolution(actor, params.id),
  }),
  endpoint({
    method: "PATCH",
    path: "/resolutions/:id",
    summary: "Set, change or clear the day on which it is looked at again",
    params: byId,
    body: resolutions.resolutionPatch,
    reply: resolutions.resolutionView,
    revision: "required",
    handle: ({ actor, params, body, revision, services }) => services.meetings.setReview(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/resolutions/:id/corrections",
    summary: "Correct a resolution by a further version; the earlier ones stay",
    params: byId,
    body: resolutions.resolutionCorrection,
    reply: resolutions.resolutionView,
    status: 201,
    revision: "required",
    handle: ({ actor, params, body, revision, services }) => services.meetings.correctResolution(actor, params.id, body, revision),
  }),
];
