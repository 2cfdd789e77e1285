import { z } from "zod";
import * as agenda from "../../../app/contracts/agenda.ts";
import * as consents from "../../../app/contracts/consents.ts";
import { id, pageOf, revision, pageQuery } from "../../../app/contracts/common.ts";
import * as meetings from "../../../app/contracts/meetings.ts";
import * as minutes from "../../../app/contracts/minutes.ts";
import * as voteWeights from "../../../app/contracts/vote-weights.ts";
import { endpoint } from "./endpoint.ts";
import { pageOfWhole } from "./page-of-whole.ts";

const byId = z.object({ id });
const item = z.object({ id, itemId: id });
const agendaReply = z.object({ revision, items: z.array(agenda.agendaItem) });

/** Meetings and their papers: planning, agenda, minutes, calendar. */
export const meetingEndpoints = [
  endpoint({
    method: "GET",
    path: "/meetings",
    summary: "Meetings that I may see, the latest start first",
    query: meetings.meetingQuery,
    reply: pageOf(meetings.meetingSummary),
    handle: ({ actor, query, services }) => services.meetings.listMeetings(actor, query),
  }),
  endpoint({
    method: "POST",
    path: "/meetings",
    summary: "Plan a meeting, as a draft or announced at once",
    body: meetings.meetingInput,
    reply: meetings.meetingView,
    status: 201,
    handle: ({ actor, body, services }) => services.meetings.scheduleMeeting(actor, body),
  }),
  endpoint({
    method: "GET",
    path: "/meetings/:id",
    summary: "A meeting with its agenda and live state",
    params: byId,
    reply: meetings.meetingView,
    handle: ({ actor, params, services }) => services.meetings.getMeeting(actor, params.id),
  }),
  endpoint({
    method: "PATCH",
    path: "/meetings/:id",
    summary: "Change a meeting that has not begun, or announce a draft",
    params: byId,
    body: meetings.meetingPatch,
    reply: meetings.meetingView,
    revision: "required",
    handle: ({ actor, params, body, revision, services }) =>
      services.meetings.changeDetails(actor, params.id, body, revision),
  }),
  endpoint({
    method: "DELETE",
    path: "/meetings/:id",
    summary: "Delete a draft",
    params: byId,
    revision: "optional",
    handle: ({ actor, params, revision, services }) => services.meetings.discardMeeting(actor, params.id, revision),
  }),
  endpoint({
    method: "PUT",
    path: "/meetings/:id/weights",
    summary: "Say by which rule votes weigh in polls by weight, and how much each unit's does; fixed once the meeting has begun",
    params: byId,
    body: voteWeights.voteWeightsInput,
    reply: meetings.meetingView,
    revision: "required",
    handle: ({ actor, params, body, revision, services }) => services.meetings.setVoteWeights(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/cancel",
    summary: "Call off a meeting that was announced and has not begun",
    params: byId,
    body: meetings.meetingCancellation,
    reply: meetings.meetingView,
    revision: "required",
    handle: ({ actor, params, body, revision, services }) => services.meetings.cancelMeeting(actor, params.id, body, revision),
  }),
  endpoint({
    method: "GET",
    path: "/meetings/:id/agenda",
    summary: "The agenda",
    params: byId,
    reply: agendaReply,
    handle: ({ actor, params, services }) => services.meetings.getAgenda(actor, params.id),
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/agenda",
    summary: "Put an item at the end of the agenda",
    params: byId,
    body: agenda.itemInput,
    reply: agendaReply,
    status: 201,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.meetings.addItem(actor, params.id, body, revision),
  }),
  endpoint({
    method: "GET",
    path: "/meetings/:id/agenda/proposals",
    summary: "Items that the hub suggests for the agenda",
    params: byId,
    query: pageQuery,
    reply: pageOf(agenda.proposal),
    async handle({ query, actor, params, services }) {
      return pageOfWhole(await services.meetings.listProposals(actor, params.id), query);
    },
  }),
  endpoint({
    method: "PUT",
    path: "/meetings/:id/agenda/order",
    summary: "Put the agenda into a new order",
    params: byId,
    body: agenda.itemOrder,
    reply: agendaReply,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.meetings.orderItems(actor, params.id, body.items, revision),
  }),
  endpoint({
    method: "PATCH",
    path: "/meetings/:id/agenda/:itemId",
    summary: "Change an item",
    params: item,
    body: agenda.itemPatch,
    reply: agendaReply,
    revision: "required",
    handle: ({ actor, params, body, revision, services }) =>
      services.meetings.changeItem(actor, params.id, params.itemId, body, revision),
  }),
  endpoint({
    method: "DELETE",
    path: "/meetings/:id/agenda/:itemId",
    summary: "Take an item off the agenda",
    params: item,
    reply: agendaReply,
    revision: "optional",
    handle: ({ actor, params, revision, services }) =>
      services.meetings.removeItem(actor, params.id, params.itemId, revision),
  }),
  endpoint({
    method: "PUT",
    path: "/meetings/:id/agenda/:itemId/consent",
    summary: "Say without whose consent nothing is resolved on an item, until when, and what silence means; fixed once a unit has answered",
    params: item,
    body: consents.consentInput,
    reply: agendaReply,
    revision: "required",
    handle: ({ actor, params, body, revision, services }) => services.meetings.askConsents(actor, params.id, params.itemId, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/agenda/:itemId/consent/answers",
    summary: "Consent for a unit, or object with a reason; the last answer counts, all are kept",
    params: item,
    body: consents.consentAnswerInput,
    reply: agendaReply,
    status: 201,
    handle: ({ actor, params, body, services }) => services.meetings.answerConsent(actor, params.id, params.itemId, body),
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/agenda/:itemId/consent/overrulings",
    summary: "Say by name and with a reason that something may be resolved without the consent of a unit; an officer of the county",
    params: item,
    body: consents.consentOverruling,
    reply: agendaReply,
    status: 201,
    handle: ({ actor, params, body, services }) => services.meetings.overruleConsent(actor, params.id, params.itemId, body),
  }),
  endpoint({
    method: "GET",
    path: "/meetings/:id/minutes",
    summary: "The minutes",
    params: byId,
    reply: minutes.minutesView,
    handle: ({ actor, params, services }) => services.meetings.getMinutes(actor, params.id),
  }),
  endpoint({
    method: "GET",
    path: "/meetings/:id/minutes.docx",
    summary: "The minutes as a paper for the office, in the form of GB/T 9704-2012",
    params: byId,
    download: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    handle: ({ actor, params, services }) => services.meetings.writeMinutesPaper(actor, params.id),
  }),
  endpoint({
    method: "PATCH",
    path: "/meetings/:id/minutes",
    summary: "Write the text of one item; revision is the item's",
    params: byId,
    body: minutes.minutesPatch,
    reply: minutes.minutesView,
    revision: "required",
    handle: ({ actor, params, body, revision, services }) =>
      services.meetings.writeMinutes(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/minutes/phase",
    summary: "Take the minutes to their next phase; revision is that of the minutes",
    params: byId,
    body: minutes.minutesStep,
    reply: minutes.minutesView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.meetings.advanceMinutes(actor, params.id, body.phase, revision),
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/minutes/amendments",
    summary: "Propose an amendment for a unit that was present",
    params: byId,
    body: minutes.amendmentInput,
    reply: minutes.minutesView,
    status: 201,
    handle: ({ actor, params, body, services }) => services.meetings.amendMinutes(actor, params.id, body),
  }),
  endpoint({
    method: "GET",
    path: "/meetings/:id/calendar.ics",
    summary: "The meeting for one's calendar",
    params: byId,
    text: "text/calendar; charset=utf-8",
    handle: ({ actor, params, services, locale }) => services.meetings.meetingCalendar(actor, params.id, locale),
  }),
];
