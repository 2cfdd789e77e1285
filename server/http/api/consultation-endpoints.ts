import { z } from "zod";
import { id, pageOf, pageQuery } from "../../../app/contracts/common.ts";
import * as consultations from "../../../app/contracts/consultations.ts";
import { endpoint } from "./endpoint.ts";
import { pageOfWhole } from "./page-of-whole.ts";

const byId = z.object({ id });

/** Drafts of policies on which enterprises are asked: written, commented on by units, answered comment by comment. */
export const consultationEndpoints = [
  endpoint({
    method: "GET",
    path: "/consultations",
    summary: "Drafts of policies that I may see, the newest first",
    query: consultations.consultationQuery,
    reply: pageOf(consultations.consultationRow),
    handle: ({ actor, query, services }) => services.consultations.listConsultations(actor, query),
  }),
  endpoint({
    method: "POST",
    path: "/consultations",
    summary: "Write the draft of a policy, or the next round of one",
    body: consultations.newConsultation,
    reply: consultations.consultationView,
    status: 201,
    handle: ({ actor, body, services }) => services.consultations.createConsultation(actor, body),
  }),
  endpoint({
    method: "GET",
    path: "/consultations/counts",
    summary: "How many are open, closed, unanswered too long, answered, published",
    query: consultations.consultationQuery.pick({ q: true, department: true, year: true }),
    reply: consultations.consultationCounts,
    handle: ({ actor, query, services }) => services.consultations.countConsultations(actor, query),
  }),
  endpoint({
    method: "GET",
    path: "/consultations/departments",
    summary: "What each department asked in a year, and what came of the comments",
    query: pageQuery.extend({ year: consultations.consultationQuery.shape.year }),
    reply: pageOf(consultations.departmentFigures),
    handle: async ({ actor, query, services }) => pageOfWhole(await services.consultations.countDepartments(actor, query), query),
  }),
  endpoint({
    method: "GET",
    path: "/consultations/:id",
    summary: "A draft with its paragraphs, its figures, its corrections and its log",
    params: byId,
    reply: consultations.consultationView,
    handle: ({ actor, params, services }) => services.consultations.getConsultation(actor, params.id),
  }),
  endpoint({
    method: "PATCH",
    path: "/consultations/:id",
    summary: "Replace what a draft says, before it is opened",
    params: byId,
    body: consultations.consultationInput,
    reply: consultations.consultationView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.consultations.editConsultation(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/consultations/:id/steps",
    summary: "Take a step: open it for comments, correct it by a note, link the policy that came of it, drop it",
    params: byId,
    body: consultations.consultationCommand,
    reply: consultations.consultationView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.consultations.commandConsultation(actor, params.id, body, revision),
  }),
  endpoint({
    method: "GET",
    path: "/consultations/:id/comments",
    summary: "Comments on a draft with their answers, the oldest first",
    params: byId,
    query: consultations.commentQuery,
    reply: pageOf(consultations.commentView),
    handle: ({ actor, params, query, services }) => services.consultations.listComments(actor, params.id, query),
  }),
  endpoint({
    method: "POST",
    path: "/consultations/:id/comments",
    summary: "Say what my unit thinks of a draft, or of one of its paragraphs",
    params: byId,
    body: consultations.commentInput,
    reply: consultations.commentView,
    status: 201,
    handle: ({ actor, params, body, services }) => services.consultations.addComment(actor, params.id, body),
  }),
  endpoint({
    method: "DELETE",
    path: "/consultations/:id/comments/:comment",
    summary: "Take back a comment of my unit, up to the last day",
    params: z.object({ id, comment: id }),
    status: 204,
    handle: ({ actor, params, services }) => services.consultations.withdrawComment(actor, params.id, params.comment),
  }),
  endpoint({
    method: "GET",
    path: "/consultations/:id/units",
    summary: "Units that commented, as far as I may know which",
    params: byId,
    query: pageQuery,
    reply: pageOf(consultations.commentingUnit),
    handle: async ({ actor, params, query, services }) => pageOfWhole(await services.consultations.listCommentingUnits(actor, params.id), query),
  }),
  endpoint({
    method: "POST",
    path: "/consultations/:id/answers",
    summary: "Give the same answer to one or several comments after the last day",
    params: byId,
    body: consultations.answerInput,
    reply: consultations.consultationView,
    handle: ({ actor, params, body, services }) => services.consultations.answerComments(actor, params.id, body),
  }),
];
