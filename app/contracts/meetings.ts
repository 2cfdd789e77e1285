import { z } from "zod";
import { agendaItem, agendaLine, itemInput } from "./agenda.ts";
import { id, instant, line, namedRef, pageQuery, revision } from "./common.ts";
import { minutesPhase } from "./minutes.ts";
import { pollView } from "./polls.ts";
import { proxyView } from "./proxies.ts";
import { voteWeights } from "./vote-weights.ts";

/** Draft (only its editors see it), scheduled, open (live), closed; cancelled before it began. */
export const meetingStates = ["draft", "scheduled", "open", "closed", "cancelled"] as const;
export const meetingState = z.enum(meetingStates);
export type MeetingState = z.infer<typeof meetingState>;

/** Share of the units that must be present before a poll may open. */
export const quorumRule = z.enum(["none", "half", "two_thirds"]);
export type QuorumRule = z.infer<typeof quorumRule>;

const meetingFields = {
  title: line(60),
  startsAt: instant,
  endsAt: instant,
  place: line(80, 0),
  quorum: quorumRule,
  /** Whether units that entrusted their vote for the whole meeting to one that is there count towards the quorum. */
  proxiesInQuorum: z.boolean(),
};

/** Without `endsAt` the meeting is planned for 90 minutes. `state: scheduled` announces it at once. */
export const meetingInput = z
  .strictObject({
    ...meetingFields,
    alliance: id,
    endsAt: instant.optional(),
    place: meetingFields.place.default(""),
    quorum: quorumRule.default("half"),
    proxiesInQuorum: z.boolean().default(false),
    state: z.enum(["draft", "scheduled"]).default("draft"),
    agenda: z.array(itemInput).max(60).default([]),
  })
  .refine((meeting) => meeting.endsAt === undefined || meeting.startsAt < meeting.endsAt, {
    error: "time_order",
    path: ["endsAt"],
  });
export type MeetingInput = z.infer<typeof meetingInput>;

/** `state: scheduled` announces a draft. */
export const meetingPatch = z.strictObject({
  title: meetingFields.title.optional(),
  startsAt: instant.optional(),
  endsAt: instant.optional(),
  place: meetingFields.place.optional(),
  quorum: quorumRule.optional(),
  proxiesInQuorum: z.boolean().optional(),
  state: z.literal("scheduled").optional(),
});
export type MeetingPatch = z.infer<typeof meetingPatch>;

/** Why a meeting that was announced is not held; everybody invited reads it. */
export const meetingCancellation = z.strictObject({ reason: line(200) });
export type MeetingCancellation = z.infer<typeof meetingCancellation>;

export const meetingQuery = pageQuery.extend({
  alliance: id.optional(),
  state: meetingState.optional(),
});
export type MeetingQuery = z.infer<typeof meetingQuery>;

/** The public state of the agenda: part of the meeting, and the data of `agenda.changed`. */
export const agendaState = z.object({
  revision,
  state: meetingState,
  /** Null before the opening, after the closing, and while a hidden item is treated. */
  currentItem: id.nullable(),
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  itemStartedAt: instant.nullable(),
  agenda: z.array(agendaLine),
});
export type AgendaState = z.infer<typeof agendaState>;

/** Data of `agenda.changed`: `items` holds in full those whose papers, results or sides changed. */
export const agendaChange = agendaState.extend({ meeting: id, items: z.array(agendaItem).optional() });
export type AgendaChange = z.infer<typeof agendaChange>;

export const presenceView = z.object({
  /** Units of the alliance, in their order; `present` since signing in, until they leave. */
  units: z.array(namedRef.extend({ present: z.boolean(), since: instant.nullable() })),
  present: z.int(),
  /** Units that are not there and entrusted their vote for the whole meeting to one that is; part of the quorum where the meeting says so. */
  represented: z.int(),
  total: z.int(),
  /** How many units the quorum asks for. */
  needed: z.int(),
  quorate: z.boolean(),
  /** Who entrusted whom with its vote, those that ended included, oldest first. */
  proxies: z.array(proxyView),
  /** People who signed in, each counted once. */
  people: z.int(),
});
export type PresenceView = z.infer<typeof presenceView>;

export const speakerView = z.object({
  id,
  organization: namedRef,
  name: z.string(),
  /** Has not spoken in this meeting yet. */
  first: z.boolean(),
  addedAt: instant,
  startedAt: instant.nullable(),
  limitSeconds: z.int(),
});
export type SpeakerView = z.infer<typeof speakerView>;

/** What the reader may do in the meeting, and for which units. */
export const meetingRights = z.object({
  /** Open, move, close, lead polls and speakers: the chair of today alone. */
  conduct: z.boolean(),
  /** Prepare details and agenda, write minutes. */
  prepare: z.boolean(),
  /** Units that the reader may sign in, vote and speak for. */
  units: z.array(namedRef),
});

/** What the reader may do where an item needs the consent of units. */
export const consentRights = z.object({
  /** Organizations in whose name the reader may consent or object, units of the meeting or not. */
  answersFor: z.array(id),
  /** May say that something is resolved without the consent of a unit other than these. */
  overrule: z.boolean(),
});

export const meetingSummary = z.object({
  id,
  alliance: namedRef,
  title: z.string(),
  startsAt: instant,
  endsAt: instant,
  place: z.string(),
  state: meetingState,
  revision,
  items: z.int(),
  present: z.int(),
  total: z.int(),
  minutes: minutesPhase.nullable(),
});
export type MeetingSummary = z.infer<typeof meetingSummary>;

/** A meeting ahead that the alliance's plan can be put on; `listed`: an edition of it stands there already. */
export type MeetingForPlan = Pick<MeetingSummary, "id" | "title" | "startsAt"> & { listed: boolean };

/** A meeting as one reader sees it; `seq` is the number of the `meeting:{id}` stream that it holds true for. */
export const meetingView = agendaState.extend({
  id,
  alliance: namedRef,
  title: z.string(),
  startsAt: instant,
  endsAt: instant,
  place: z.string(),
  quorum: quorumRule,
  proxiesInQuorum: z.boolean(),
  /** How votes weigh in polls by weight; null where nothing was said: one unit, one vote. */
  weights: voteWeights.nullable(),
  agenda: z.array(agendaItem),
  presence: presenceView,
  speakers: z.array(speakerView),
  polls: z.array(pollView),
  minutes: minutesPhase.nullable(),
  /** Why and when it was cancelled. */
  cancelled: z.object({ reason: z.string(), at: instant }).nullable(),
  rights: meetingRights,
  consentRights,
  seq: z.int(),
});
export type MeetingView = z.infer<typeof meetingView>;
