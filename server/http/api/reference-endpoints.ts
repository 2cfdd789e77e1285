import { z } from "zod";
import * as reference from "../../../app/contracts/reference.ts";
import { endpoint } from "./endpoint.ts";

const itemsOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });

/** What forms offer to choose from. */
export const referenceEndpoints = [
  endpoint({
    method: "GET",
    path: "/reference/units",
    summary: "Units of quantities",
    reply: itemsOf(reference.unitView),
    handle: async ({ services }) => ({ items: await services.reference.listUnits() }),
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
    reply: itemsOf(reference.allianceName),
    handle: async ({ services }) => ({ items: await services.alliances.listAllianceNames() }),
  }),
];
