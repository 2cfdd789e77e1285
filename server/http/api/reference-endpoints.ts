import { z } from "zod";
import { pageOf, wholeQuery } from "../../../app/contracts/common.ts";
import * as reference from "../../../app/contracts/reference.ts";
import { endpoint } from "./endpoint.ts";
import { pageOfWhole } from "./page-of-whole.ts";

const itemsOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });

/** What forms offer to choose from. */
export const referenceEndpoints = [
  endpoint({
    method: "GET",
    path: "/reference/units",
    summary: "Units of quantities",
    query: wholeQuery,
    reply: pageOf(reference.unitView),
    handle: async ({ query, services }) => pageOfWhole(await services.reference.listUnits(), query),
  }),
  endpoint({
    method: "GET",
    path: "/reference/categories",
    summary: "Categories by words, or the nodes below one",
    query: reference.categoryQuery,
    reply: itemsOf(reference.categoryView),
    handle: async ({ query, services, locale }) => ({ items: await services.reference.findCategories(query, locale) }),
  }),
  endpoint({
    method: "GET",
    path: "/reference/divisions",
    summary: "Administrative divisions by name",
    query: reference.divisionQuery,
    reply: itemsOf(reference.divisionView),
    handle: async ({ query, services }) => ({ items: await services.reference.findDivisions(query) }),
  }),
  endpoint({
    method: "GET",
    path: "/reference/alliances",
    summary: "Names of all alliances",
    query: wholeQuery,
    reply: pageOf(reference.allianceName),
    handle: async ({ query, services }) => pageOfWhole(await services.alliances.listAllianceNames(), query),
  }),
];
