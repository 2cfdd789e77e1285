import { z } from "zod";
import { id, pageOf, pageQuery } from "../../../app/contracts/common.ts";
import { furtherListInput, furtherListPatch, furtherListView, listPreset } from "../../../app/contracts/further-lists.ts";
import { endpoint } from "./endpoint.ts";
import { pageOfWhole } from "./page-of-whole.ts";

const ofAlliance = z.object({ id });
const one = z.object({ id, list: id });

/** Lists that alliances keep beside needs, resources and policies, with fields of their own. */
export const furtherListEndpoints = [
  endpoint({
    method: "GET",
    path: "/reference/list-presets",
    summary: "Further lists ready to be taken, in the form in which they are added",
    query: pageQuery,
    reply: pageOf(listPreset),
    handle: async ({ query, services }) => pageOfWhole(await services.listings.listPresets(), query),
  }),
  endpoint({
    method: "GET",
    path: "/alliances/:id/lists",
    summary: "Further lists of an alliance with their own fields, open and closed",
    params: ofAlliance,
    query: pageQuery,
    reply: pageOf(furtherListView),
    handle: async ({ query, actor, params, services }) => pageOfWhole(await services.listings.listFurtherLists(actor, params.id), query),
  }),
  endpoint({
    method: "POST",
    path: "/alliances/:id/lists",
    summary: "Add a further list",
    params: ofAlliance,
    body: furtherListInput,
    reply: furtherListView,
    status: 201,
    handle: ({ actor, params, body, services }) => services.listings.addFurtherList(actor, params.id, body),
  }),
  endpoint({
    method: "PATCH",
    path: "/alliances/:id/lists/:list",
    summary: "Change, close or reopen a further list; a field that is left out is put out of use",
    params: one,
    body: furtherListPatch,
    reply: furtherListView,
    revision: "required",
    handle: ({ actor, params, body, revision, services }) => services.listings.changeFurtherList(actor, params.id, params.list, body, revision),
  }),
];
