import { z } from "zod";
import { id, pageOf } from "../../../app/contracts/common.ts";
import * as contract from "../../../app/contracts/organizations.ts";
import { endpoint } from "./endpoint.ts";

const byId = z.object({ id });

/** The register of firms, departments, banks and service units. */
export const organizationEndpoints = [
  endpoint({
    method: "GET",
    path: "/organizations",
    summary: "Organizations that I may read",
    query: contract.organizationQuery,
    reply: pageOf(contract.organizationView),
    handle: ({ actor, query, services }) => services.alliances.listOrganizations(actor, query),
  }),
  endpoint({
    method: "POST",
    path: "/organizations",
    summary: "Enter an organization in a county's register",
    body: contract.organizationInput,
    reply: contract.organizationView,
    status: 201,
    handle: ({ actor, body, services }) => services.alliances.createOrganization(actor, body),
  }),
  endpoint({
    method: "GET",
    path: "/organizations/:id",
    summary: "One organization",
    params: byId,
    reply: contract.organizationView,
    handle: ({ actor, params, services }) => services.alliances.getOrganization(actor, params.id),
  }),
  endpoint({
    method: "PATCH",
    path: "/organizations/:id",
    summary: "Change an organization, or confirm its credit code",
    params: byId,
    body: contract.organizationPatch,
    reply: contract.organizationView,
    revision: "required",
    handle: ({ actor, params, body, revision, services }) =>
      services.alliances.changeOrganization(actor, params.id, body, revision),
  }),
];
