import { z } from "zod";
import { id, pageOf } from "../../../app/contracts/common.ts";
import * as cooperations from "../../../app/contracts/cooperations.ts";
import { endpoint } from "./endpoint.ts";

const byId = z.object({ id });

/** What organizations have agreed to do for a need, from the promise to the confirmed value. */
export const cooperationEndpoints = [
  endpoint({
    method: "GET",
    path: "/cooperations",
    summary: "Cooperations that I may see, the one changed last first",
    query: cooperations.cooperationQuery,
    reply: pageOf(cooperations.cooperationSummary),
    handle: ({ actor, query, services }) => services.cooperation.listCooperations(actor, query),
  }),
  endpoint({
    method: "GET",
    path: "/cooperations/:id",
    summary: "One cooperation with its ledger, values and timeline",
    params: byId,
    reply: cooperations.cooperationView,
    handle: ({ actor, params, services }) => services.cooperation.getCooperation(actor, params.id),
  }),
  endpoint({
    method: "POST",
    path: "/cooperations/:id/commitments",
    summary: "Promise a quantity; reserved on both listings at once",
    params: byId,
    body: cooperations.commitmentInput,
    reply: cooperations.cooperationView,
    status: 201,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.cooperation.addCommitment(actor, params.id, { ...body, revision: body.revision ?? revision }),
  }),
  endpoint({
    method: "POST",
    path: "/cooperations/:id/deliveries",
    summary: "Enter a delivery, or a correction of one, in the ledger",
    params: byId,
    body: cooperations.deliveryInput,
    reply: cooperations.cooperationView,
    status: 201,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.cooperation.addDelivery(actor, params.id, { ...body, revision: body.revision ?? revision }),
  }),
  endpoint({
    method: "POST",
    path: "/cooperations/:id/confirm",
    summary: "State what it was worth; once all is delivered, confirm it",
    params: byId,
    body: cooperations.confirmInput,
    reply: cooperations.cooperationView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.cooperation.confirmCooperation(actor, params.id, { ...body, revision: body.revision ?? revision }),
  }),
  endpoint({
    method: "POST",
    path: "/cooperations/:id/break",
    summary: "Take back, with a reason, what was promised and not delivered",
    params: byId,
    body: cooperations.breakInput,
    reply: cooperations.cooperationView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.cooperation.breakCooperation(actor, params.id, { ...body, revision: body.revision ?? revision }),
  }),
];
