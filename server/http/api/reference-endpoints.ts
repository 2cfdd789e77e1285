import { pageOf, pageQuery } from "../../../app/contracts/common.ts";
import * as reference from "../../../app/contracts/reference.ts";
import { endpoint } from "./endpoint.ts";
import { pageOfWhole } from "./page-of-whole.ts";

/** What forms offer to choose from. */
export const referenceEndpoints = [
  endpoint({
    method: "GET",
    path: "/reference/units",
    summary: "Units of quantities",
    query: pageQuery,
    reply: pageOf(reference.unitView),
    handle: async ({ query, services }) => pageOfWhole(await services.reference.listUnits(), query),
  }),
  endpoint({
    method: "GET",
    path: "/reference/categories",
    summary: "Categories by words, or the nodes below one",
    query: reference.categoryQuery,
    reply: pageOf(reference.categoryView),
    handle: async ({ query, services, locale }) => pageOfWhole(await services.reference.findCategories(query, locale), query),
  }),
  endpoint({
    method: "GET",
    path: "/reference/divisions",
    summary: "Administrative divisions by name",
    query: reference.divisionQuery,
    reply: pageOf(reference.divisionView),
    handle: async ({ query, services }) => pageOfWhole(await services.reference.findDivisions(query), query),
  }),
  endpoint({
    method: "GET",
    path: "/reference/alliances",
    summary: "Names of all alliances",
    query: pageQuery,
    reply: pageOf(reference.allianceName),
    handle: async ({ query, services }) => pageOfWhole(await services.alliances.listAllianceNames(), query),
  }),
];
