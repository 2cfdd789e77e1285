import { z } from "zod";
import { auditCheckView, auditSealQuery, auditSealView, explainFindingsInput } from "../../../app/contracts/audit-seals.ts";
import { auditQuery, auditView } from "../../../app/contracts/audits.ts";
import { id, pageOf } from "../../../app/contracts/common.ts";
import * as contract from "../../../app/contracts/people.ts";
import { endpoint } from "./endpoint.ts";

const byId = z.object({ id });

/** Accounts, seats and the record of who did what, for those who keep them. */
export const peopleEndpoints = [
  endpoint({
    method: "GET",
    path: "/people",
    summary: "Accounts that I keep",
    query: contract.peopleQuery,
    reply: pageOf(contract.keptPersonView),
    handle: ({ actor, query, services }) => services.people.listPeople(actor, query),
  }),
  endpoint({
    method: "POST",
    path: "/people",
    summary: "Make an account; without a password the reply carries a one-time link",
    body: contract.personInput,
    reply: contract.personCreated,
    status: 201,
    handle: ({ actor, body, services }) => services.people.createPerson(actor, body),
  }),
  endpoint({
    method: "GET",
    path: "/people/:id",
    summary: "One account",
    params: byId,
    reply: contract.keptPersonView,
    handle: ({ actor, params, services }) => services.people.getAccount(actor, params.id),
  }),
  endpoint({
    method: "PATCH",
    path: "/people/:id",
    summary: "Change or disable an account",
    params: byId,
    body: contract.personPatch,
    reply: contract.keptPersonView,
    revision: "required",
    handle: ({ actor, params, body, revision, services }) =>
      services.people.changePerson(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/people/:id/invitation",
    summary: "A new one-time link for setting the password",
    params: byId,
    reply: contract.invitationView,
    status: 201,
    handle: ({ actor, params, services }) => services.people.invitePerson(actor, params.id),
  }),
  endpoint({
    method: "DELETE",
    path: "/people/:id/second-factor",
    summary: "Turn off the second factor of somebody who has lost the phone",
    params: byId,
    handle: ({ actor, params, services }) => services.people.resetSecondFactor(actor, params.id),
  }),
  endpoint({
    method: "POST",
    path: "/seats",
    summary: "Give a person a seat; never the chair's",
    body: contract.seatInput,
    reply: contract.seatView,
    status: 201,
    handle: ({ actor, body, services }) => services.people.giveSeat(actor, body),
  }),
  endpoint({
    method: "DELETE",
    path: "/seats/:id",
    summary: "End a seat now",
    params: byId,
    query: contract.seatEnd,
    handle: ({ actor, params, query, services }) => services.people.endSeat(actor, params.id, query.cause),
  }),
  endpoint({
    method: "GET",
    path: "/audits",
    summary: "Who did what, newest first",
    query: auditQuery,
    reply: pageOf(auditView),
    handle: ({ actor, query, services }) => services.audits.listAudits(actor, query),
  }),
  endpoint({
    method: "GET",
    path: "/audits/check",
    summary: "Up to where audit records are sealed, and whether they agreed with their seals at the last check",
    reply: auditCheckView,
    handle: ({ actor, services }) => services.audits.getAuditCheck(actor),
  }),
  endpoint({
    method: "POST",
    path: "/audits/check",
    summary: "Begin a check of all audit records against their seals; the GET says when it is over",
    reply: auditCheckView,
    handle: ({ actor, services }) => services.audits.startAuditCheck(actor),
  }),
  endpoint({
    method: "POST",
    path: "/audits/check/explain",
    summary: "Say what came of looking into the findings of the last check",
    body: explainFindingsInput,
    reply: auditCheckView,
    handle: ({ actor, body, services }) => services.audits.explainFindings(actor, body),
  }),
  endpoint({
    method: "GET",
    path: "/audits/seals",
    summary: "Seals over audit records, newest first: numbers and hashes to be kept outside the hub",
    query: auditSealQuery,
    reply: pageOf(auditSealView),
    handle: ({ actor, query, services }) => services.audits.listAuditSeals(actor, query),
  }),
];
