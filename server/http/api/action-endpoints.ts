import { z } from "zod";
import * as actions from "../../../app/contracts/actions.ts";
import { id, pageOf } from "../../../app/contracts/common.ts";
import { toldView } from "../../../app/contracts/told.ts";
import { endpoint } from "./endpoint.ts";

const byId = z.object({ id });

/** Tasks that follow from decisions: given, answered, reported on, done, confirmed. */
export const actionEndpoints = [
  endpoint({
    method: "GET",
    path: "/actions",
    summary: "Tasks that I may see, the earliest day first",
    query: actions.actionQuery,
    reply: pageOf(actions.actionView),
    handle: ({ actor, query, services }) => services.followup.listActions(actor, query),
  }),
  endpoint({
    method: "POST",
    path: "/actions",
    summary: "Give a task to a lead unit and its helpers",
    body: actions.actionInput,
    reply: actions.actionView,
    status: 201,
    handle: ({ actor, body, services }) => services.followup.createAction(actor, body),
  }),
  endpoint({
    method: "GET",
    path: "/actions/counts",
    summary: "How many tasks are open, overdue, waiting for confirmation, confirmed",
    query: actions.actionQuery.pick({ alliance: true, q: true }),
    reply: actions.actionCounts,
    handle: ({ actor, query, services }) => services.followup.countActions(actor, query),
  }),
  endpoint({
    method: "GET",
    path: "/actions/:id",
    summary: "A task with its log",
    params: byId,
    reply: actions.actionView,
    handle: ({ actor, params, services }) => services.followup.getAction(actor, params.id),
  }),
  endpoint({
    method: "GET",
    path: "/actions/:id/told",
    summary: "What a task's units were told, and who has read it",
    params: byId,
    reply: toldView,
    handle: ({ actor, params, services }) => services.followup.listToldOfAction(actor, params.id),
  }),
  endpoint({
    method: "PATCH",
    path: "/actions/:id",
    summary: "Change or cancel a task",
    params: byId,
    body: actions.actionPatch,
    reply: actions.actionView,
    revision: "required",
    handle: ({ actor, params, body, revision, services }) => services.followup.patchAction(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/actions/:id/accept",
    summary: "Take my unit's part",
    params: byId,
    body: actions.actionAcceptance,
    reply: actions.actionView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.followup.acceptAction(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/actions/:id/object",
    summary: "Object with a reason",
    params: byId,
    body: actions.actionObjection,
    reply: actions.actionView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.followup.objectToAction(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/actions/:id/progress",
    summary: "Report progress with its proof",
    params: byId,
    body: actions.actionProgress,
    reply: actions.actionView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.followup.reportProgress(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/actions/:id/done",
    summary: "Say that it is done, with proof",
    params: byId,
    body: actions.actionDone,
    reply: actions.actionView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.followup.finishAction(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/actions/:id/confirm",
    summary: "Confirm what is done, or return it with a note",
    params: byId,
    body: actions.actionVerdict,
    reply: actions.actionView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.followup.judgeAction(actor, params.id, body, revision),
  }),
];
