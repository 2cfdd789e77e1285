import { z } from "zod";
import { id, pageOf } from "../../../app/contracts/common.ts";
import * as referrals from "../../../app/contracts/referrals.ts";
import { endpoint } from "./endpoint.ts";

const byId = z.object({ id });

/** Requests to the lead department for an introduction. */
export const referralEndpoints = [
  endpoint({
    method: "POST",
    path: "/listings/:id/referrals",
    summary: "Ask the lead department to introduce counterparts that I may not see",
    params: byId,
    body: referrals.referralInput,
    reply: referrals.referralView,
    status: 201,
    handle: ({ actor, params, body, services }) => services.matching.requestReferral(actor, params.id, body),
  }),
  endpoint({
    method: "GET",
    path: "/referrals",
    summary: "Requests for an introduction that I may see, newest first",
    query: referrals.referralQuery,
    reply: pageOf(referrals.referralSummary),
    handle: ({ actor, query, services }) => services.matching.listReferrals(actor, query),
  }),
  endpoint({
    method: "GET",
    path: "/referrals/:id",
    summary: "One request, with whom I could introduce",
    params: byId,
    reply: referrals.referralView,
    handle: ({ actor, params, services }) => services.matching.getReferral(actor, params.id),
  }),
  endpoint({
    method: "POST",
    path: "/referrals/:id/introduce",
    summary: "Introduce the two sides: suggestions to both",
    params: byId,
    body: referrals.introduceInput,
    reply: referrals.referralView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.matching.introduce(actor, params.id, { ...body, revision: body.revision ?? revision }),
  }),
  endpoint({
    method: "POST",
    path: "/referrals/:id/decline",
    summary: "Say that nobody can be introduced, and why",
    params: byId,
    body: referrals.declineReferralInput,
    reply: referrals.referralView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.matching.declineReferral(actor, params.id, { ...body, revision: body.revision ?? revision }),
  }),
];
