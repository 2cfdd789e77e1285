import { z } from "zod";
import * as commonNeeds from "../../../app/contracts/common-needs.ts";
import { id, pageOf } from "../../../app/contracts/common.ts";
import { endpoint } from "./endpoint.ts";

const byId = z.object({ id });

/** Needs that several organizations have, as one line. */
export const commonNeedEndpoints = [
  endpoint({
    method: "GET",
    path: "/common-needs",
    summary: "Needs that several organizations have, those of most first; for who keeps, chairs or oversees",
    query: commonNeeds.commonNeedQuery,
    reply: pageOf(commonNeeds.commonNeedView),
    handle: ({ actor, query, services }) => services.matching.listCommonNeeds(actor, query),
  }),
  endpoint({
    method: "GET",
    path: "/common-needs/:id",
    summary: "One common need with the members that I may read",
    params: byId,
    reply: commonNeeds.commonNeedView,
    handle: ({ actor, params, services }) => services.matching.getCommonNeed(actor, params.id),
  }),
  endpoint({
    method: "POST",
    path: "/common-needs/:id/apart",
    summary: "Take a need out that is not the same; it does not come back",
    params: byId,
    body: commonNeeds.apartInput,
    reply: commonNeeds.commonNeedView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.matching.takeApart(actor, params.id, { ...body, revision: body.revision ?? revision }),
  }),
];
