import { z } from "zod";
import { id, pageOf, pageQuery } from "../../../app/contracts/common.ts";
import * as commands from "../../../app/contracts/meeting-commands.ts";
import * as meetings from "../../../app/contracts/meetings.ts";
import * as polls from "../../../app/contracts/polls.ts";
import * as proxies from "../../../app/contracts/proxies.ts";
import { endpoint } from "./endpoint.ts";
import { pageOfWhole } from "./page-of-whole.ts";

const byId = z.object({ id });
const poll = z.object({ id, pollId: id });
const proxy = z.object({ id, proxyId: id });
const speaker = z.object({ id, speakerId: id });
const speakers = z.object({ items: z.array(meetings.speakerView) });

/** A meeting's course: opening, moving, closing, who is there, speakers, polls, results. */
export const liveMeetingEndpoints = [
  endpoint({
    method: "POST",
    path: "/meetings/:id/open",
    summary: "Open the meeting; the chair of today alone",
    params: byId,
    reply: meetings.meetingView,
    revision: "optional",
    async handle({ actor, params, revision, services }) {
      await services.meetings.runCommand(actor, { meetingId: params.id, command: { type: "open" }, revision });
      return services.meetings.getMeeting(actor, params.id);
    },
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/current",
    summary: "Move to an item; the chair of today alone",
    params: byId,
    body: commands.currentInput,
    reply: meetings.meetingView,
    revision: "optional",
    async handle({ actor, params, body, revision, services }) {
      await services.meetings.runCommand(actor, { meetingId: params.id, command: { type: "move", ...body }, revision });
      return services.meetings.getMeeting(actor, params.id);
    },
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/close",
    summary: "Close the meeting; makes draft minutes; the chair of today alone",
    params: byId,
    reply: meetings.meetingView,
    revision: "optional",
    async handle({ actor, params, revision, services }) {
      await services.meetings.runCommand(actor, { meetingId: params.id, command: { type: "close" }, revision });
      return services.meetings.getMeeting(actor, params.id);
    },
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/results",
    summary: "Record what was decided on an item",
    params: byId,
    body: commands.resultInput,
    reply: commands.commandReply,
    status: 201,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) =>
      services.meetings.runCommand(actor, { meetingId: params.id, command: { type: "result-add", ...body }, revision }),
  }),
  endpoint({
    method: "GET",
    path: "/meetings/:id/presence",
    summary: "Who is there, by unit",
    params: byId,
    reply: meetings.presenceView,
    handle: async ({ actor, params, services }) => (await services.meetings.getMeeting(actor, params.id)).presence,
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/presence",
    summary: "Sign in, for my unit or for one that signs on paper",
    params: byId,
    body: commands.presenceInput,
    reply: meetings.presenceView,
    revision: "optional",
    async handle({ actor, params, body, revision, services }) {
      await services.meetings.runCommand(actor, { meetingId: params.id, command: { type: "sign-in", ...body }, revision });
      return (await services.meetings.getMeeting(actor, params.id)).presence;
    },
  }),
  endpoint({
    method: "DELETE",
    path: "/meetings/:id/presence",
    summary: "Leave, with my unit or for one named",
    params: byId,
    body: commands.presenceInput,
    reply: meetings.presenceView,
    revision: "optional",
    async handle({ actor, params, body, revision, services }) {
      await services.meetings.runCommand(actor, { meetingId: params.id, command: { type: "sign-out", ...body }, revision });
      return (await services.meetings.getMeeting(actor, params.id)).presence;
    },
  }),
  endpoint({
    method: "GET",
    path: "/meetings/:id/proxies",
    summary: "Who entrusted whom with its vote, those that ended included",
    params: byId,
    query: pageQuery,
    reply: pageOf(proxies.proxyView),
    handle: async ({ actor, params, query, services }) => pageOfWhole(await services.meetings.listProxies(actor, params.id), query),
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/proxies",
    summary: "Entrust my unit's vote to another one that comes, for the whole meeting or one item, or write it down from a paper; a unit votes for at most two others",
    params: byId,
    body: proxies.proxyInput,
    reply: meetings.presenceView,
    status: 201,
    handle: ({ actor, params, body, services }) => services.meetings.giveProxy(actor, params.id, body),
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/proxies/:proxyId/end",
    summary: "Take back the vote of my unit, or give back the one that it was entrusted with; what was voted by it stands",
    params: proxy,
    reply: meetings.presenceView,
    handle: ({ actor, params, services }) => services.meetings.endProxy(actor, params.id, params.proxyId),
  }),
  endpoint({
    method: "GET",
    path: "/meetings/:id/speakers",
    summary: "Who speaks and who waits",
    params: byId,
    query: pageQuery,
    reply: pageOf(meetings.speakerView),
    handle: async ({ actor, params, query, services }) =>
      pageOfWhole((await services.meetings.getMeeting(actor, params.id)).speakers, query),
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/speakers",
    summary: "Ask for the floor",
    params: byId,
    body: commands.speakerInput,
    reply: speakers,
    status: 201,
    revision: "optional",
    async handle({ actor, params, body, revision, services }) {
      await services.meetings.runCommand(actor, { meetingId: params.id, command: { type: "speaker-add", ...body }, revision });
      return { items: (await services.meetings.getMeeting(actor, params.id)).speakers };
    },
  }),
  endpoint({
    method: "DELETE",
    path: "/meetings/:id/speakers/:speakerId",
    summary: "Take a waiting speaker out of the queue",
    params: speaker,
    reply: speakers,
    revision: "optional",
    async handle({ actor, params, revision, services }) {
      const command = { type: "speaker-remove", speakerId: params.speakerId } as const;
      await services.meetings.runCommand(actor, { meetingId: params.id, command, revision });
      return { items: (await services.meetings.getMeeting(actor, params.id)).speakers };
    },
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/speakers/:speakerId/start",
    summary: "Give somebody the floor",
    params: speaker,
    reply: speakers,
    revision: "optional",
    async handle({ actor, params, revision, services }) {
      const command = { type: "speaker-start", speakerId: params.speakerId } as const;
      await services.meetings.runCommand(actor, { meetingId: params.id, command, revision });
      return { items: (await services.meetings.getMeeting(actor, params.id)).speakers };
    },
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/speakers/stop",
    summary: "End the running speech",
    params: byId,
    reply: speakers,
    revision: "optional",
    async handle({ actor, params, revision, services }) {
      await services.meetings.runCommand(actor, { meetingId: params.id, command: { type: "speaker-stop" }, revision });
      return { items: (await services.meetings.getMeeting(actor, params.id)).speakers };
    },
  }),
  endpoint({
    method: "GET",
    path: "/meetings/:id/polls",
    summary: "Polls of a meeting",
    params: byId,
    query: pageQuery,
    reply: pageOf(polls.pollView),
    handle: async ({ actor, params, query, services }) =>
      pageOfWhole((await services.meetings.getMeeting(actor, params.id)).polls, query),
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/polls",
    summary: "Open a poll of the units",
    params: byId,
    body: polls.pollInput,
    reply: polls.pollView,
    status: 201,
    revision: "optional",
    async handle({ actor, params, body, revision, services }) {
      await services.meetings.runCommand(actor, { meetingId: params.id, command: { type: "poll-open", ...body }, revision });
      return (await services.meetings.getMeeting(actor, params.id)).polls.at(-1);
    },
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/polls/:pollId/votes",
    summary: "Vote for my unit, or for one that entrusted its vote to it",
    params: poll,
    body: polls.voteInput,
    reply: polls.pollView,
    revision: "optional",
    async handle({ actor, params, body, revision, services }) {
      const command = { type: "vote", pollId: params.pollId, ...body } as const;
      await services.meetings.runCommand(actor, { meetingId: params.id, command, revision });
      return (await services.meetings.getMeeting(actor, params.id)).polls.find((entry) => entry.id === params.pollId);
    },
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/polls/:pollId/votes/each",
    summary: "Vote for my unit and those that entrusted their votes to it in one go, all or none",
    params: poll,
    body: polls.votesInput,
    reply: polls.pollView,
    revision: "optional",
    async handle({ actor, params, body, revision, services }) {
      const command = { type: "vote-each", pollId: params.pollId, ...body } as const;
      await services.meetings.runCommand(actor, { meetingId: params.id, command, revision });
      return (await services.meetings.getMeeting(actor, params.id)).polls.find((entry) => entry.id === params.pollId);
    },
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/polls/:pollId/recorded-votes",
    summary: "Write down the votes of units that have nobody at a screen, or take back what was written down (choice null); not in a secret poll, and never over a unit's own vote",
    params: poll,
    body: polls.recordedVotesInput,
    reply: polls.pollView,
    revision: "optional",
    async handle({ actor, params, body, revision, services }) {
      const command = { type: "vote-record", pollId: params.pollId, ...body } as const;
      await services.meetings.runCommand(actor, { meetingId: params.id, command, revision });
      return (await services.meetings.getMeeting(actor, params.id)).polls.find((entry) => entry.id === params.pollId);
    },
  }),
  endpoint({
    method: "POST",
    path: "/meetings/:id/polls/:pollId/close",
    summary: "End a poll and state its result",
    params: poll,
    reply: polls.pollView,
    revision: "optional",
    async handle({ actor, params, revision, services }) {
      const command = { type: "poll-close", pollId: params.pollId } as const;
      await services.meetings.runCommand(actor, { meetingId: params.id, command, revision });
      return (await services.meetings.getMeeting(actor, params.id)).polls.find((entry) => entry.id === params.pollId);
    },
  }),
];
