import { z } from "zod";
import * as contract from "../../../app/contracts/alliances.ts";
import { id, namedRef, pageOf, pageQuery } from "../../../app/contracts/common.ts";
import { handOverCommand, termAccount } from "../../../app/contracts/hand-overs.ts";
import { endpoint } from "./endpoint.ts";
import { pageOfWhole } from "./page-of-whole.ts";

const byId = z.object({ id });
const byTerm = z.object({ id, term: id });

/** Alliances with their members, rotation and seats. */
export const allianceEndpoints = [
  endpoint({
    method: "GET",
    path: "/alliances",
    summary: "Alliances that I may read",
    query: contract.allianceQuery,
    reply: pageOf(contract.allianceSummary),
    handle: ({ actor, query, services }) => services.alliances.listAlliances(actor, query),
  }),
  endpoint({
    method: "POST",
    path: "/alliances",
    summary: "Found an alliance",
    body: contract.allianceInput,
    reply: contract.allianceView,
    status: 201,
    handle: ({ actor, body, services }) => services.alliances.createAlliance(actor, body),
  }),
  endpoint({
    method: "GET",
    path: "/alliances/:id",
    summary: "One alliance: chain, rotation rule, today's chair",
    params: byId,
    reply: contract.allianceView,
    handle: ({ actor, params, services }) => services.alliances.getAlliance(actor, params.id),
  }),
  endpoint({
    method: "PATCH",
    path: "/alliances/:id",
    summary: "Change name, lead department, chain, rotation rule or weights",
    params: byId,
    body: contract.alliancePatch,
    reply: contract.allianceView,
    revision: "required",
    handle: ({ actor, params, body, revision, services }) =>
      services.alliances.changeAlliance(actor, params.id, body, revision),
  }),
  endpoint({
    method: "GET",
    path: "/alliances/:id/members",
    summary: "Present members with their places in the chain",
    params: byId,
    query: pageQuery,
    reply: pageOf(contract.memberView),
    handle: ({ actor, params, query, services }) => services.alliances.listMembers(actor, params.id, query),
  }),
  endpoint({
    method: "POST",
    path: "/alliances/:id/members",
    summary: "Admit an organization, or change the places of a member",
    params: byId,
    body: contract.memberInput,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.alliances.admitMember(actor, params.id, body, revision),
  }),
  endpoint({
    method: "DELETE",
    path: "/alliances/:id/members",
    summary: "End the membership of the organization named",
    params: byId,
    body: contract.memberRemoval,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.alliances.removeMember(actor, params.id, body.organization, body.cause, revision),
  }),
  endpoint({
    method: "DELETE",
    path: "/alliances/:id/members/:organization",
    summary: "End a membership with its seats and turns",
    params: z.object({ id, organization: id }),
    query: contract.memberEnd,
    revision: "optional",
    handle: ({ actor, params, query, revision, services }) =>
      services.alliances.removeMember(actor, params.id, params.organization, query.cause, revision),
  }),
  endpoint({
    method: "GET",
    path: "/alliances/:id/units",
    summary: "Units that can be given tasks, suggestions and cases: members, then departments and service units of the county",
    params: byId,
    query: pageQuery,
    reply: pageOf(namedRef),
    async handle({ query, actor, params, services }) {
      return pageOfWhole(await services.alliances.listUnits(actor, params.id), query);
    },
  }),
  endpoint({
    method: "GET",
    path: "/alliances/:id/rotation",
    summary: "Terms of the chair: past, present and to come",
    params: byId,
    reply: contract.rotationView,
    handle: ({ actor, params, services }) => services.alliances.getRotation(actor, params.id),
  }),
  endpoint({
    method: "POST",
    path: "/alliances/:id/rotation",
    summary: "Start the rotation, swap or skip turns, name the chair's person or deputy, call the deputy in",
    params: byId,
    body: contract.rotationCommand,
    reply: contract.rotationView,
    revision: "optional",
    async handle({ actor, params, body, revision, services }) {
      await services.alliances.commandRotation(actor, params.id, body, revision);
      return services.alliances.getRotation(actor, params.id);
    },
  }),
  endpoint({
    method: "GET",
    path: "/alliances/:id/terms/:term",
    summary: "A term that runs or is over: what came of it, and how the chair is handed over",
    params: byTerm,
    reply: termAccount,
    handle: ({ actor, params, services }) => services.alliances.getTermAccount(actor, params.id, params.term),
  }),
  endpoint({
    method: "POST",
    path: "/alliances/:id/terms/:term/hand-over",
    summary: "Prepare the hand-over of the chair, sign it, give it back, take it over",
    params: byTerm,
    body: handOverCommand,
    reply: termAccount,
    revision: "required",
    async handle({ actor, params, body, revision, services }) {
      await services.alliances.commandHandOver(actor, params.id, params.term, body, revision);
      return services.alliances.getTermAccount(actor, params.id, params.term);
    },
  }),
  endpoint({
    method: "GET",
    path: "/alliances/:id/seats",
    summary: "Seats of the alliance in force or to come, today's chair first",
    params: byId,
    query: pageQuery,
    reply: pageOf(contract.allianceSeatView),
    async handle({ query, actor, params, services }) {
      return pageOfWhole(await services.alliances.listAllianceSeats(actor, params.id), query);
    },
  }),
];
