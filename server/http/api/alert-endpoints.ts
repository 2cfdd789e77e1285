import { z } from "zod";
import { id, pageOf, pageQuery } from "../../../app/contracts/common.ts";
import { savedSearchInput, savedSearchPatch, savedSearchView } from "../../../app/contracts/saved-searches.ts";
import { followThroughQuery, followThroughView, statsView } from "../../../app/contracts/stats.ts";
import { endpoint } from "./endpoint.ts";
import { pageOfWhole } from "./page-of-whole.ts";

/** Searches that alert, and the counters of the alliances. */
export const alertEndpoints = [
  endpoint({
    method: "GET",
    path: "/saved-searches",
    summary: "My saved searches",
    query: pageQuery,
    reply: pageOf(savedSearchView),
    async handle({ query, actor, services }) {
      return pageOfWhole(await services.alerts.listSavedSearches(actor), query);
    },
  }),
  endpoint({
    method: "POST",
    path: "/saved-searches",
    summary: "Save a search; it tells me of new listings within a minute",
    body: savedSearchInput,
    reply: savedSearchView,
    status: 201,
    handle: ({ actor, body, services }) => services.alerts.saveSearch(actor, body),
  }),
  endpoint({
    method: "PATCH",
    path: "/saved-searches/:id",
    summary: "Rename, pause or resume one of my saved searches",
    params: z.object({ id }),
    body: savedSearchPatch,
    reply: savedSearchView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.alerts.changeSavedSearch(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/saved-searches/:id/read",
    summary: "Mark everything that the search has told me as read",
    params: z.object({ id }),
    handle: ({ actor, params, services }) => services.alerts.readSavedSearch(actor, params.id),
  }),
  endpoint({
    method: "DELETE",
    path: "/saved-searches/:id",
    summary: "Forget one of my saved searches",
    params: z.object({ id }),
    handle: ({ actor, params, services }) => services.alerts.deleteSavedSearch(actor, params.id),
  }),
  endpoint({
    method: "GET",
    path: "/stats",
    summary: "Counters of my alliances",
    reply: statsView,
    handle: ({ actor, services }) => services.reports.countResults(actor),
  }),
  endpoint({
    method: "GET",
    path: "/stats/units",
    summary: "How the tasks that I may see get done, by the unit that leads them",
    query: followThroughQuery,
    reply: followThroughView,
    handle: ({ actor, query, services }) => services.reports.countFollowThrough(actor, query),
  }),
];
