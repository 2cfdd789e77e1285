import { z } from "zod";
import { id, instant, line, pageQuery, paragraph, revision } from "./common.ts";

/** Draft (only its editors see it), scheduled, open (live), closed. */
export const meetingStates = ["draft", "scheduled", "open", "closed"] as const;
export const meetingState = z.enum(meetingStates);
export type MeetingState = z.infer<typeof meetingState>;

/** 大事共议, 要事共决, 实事共办, 急事共商. */
export const lanes = ["deliberate", "decide", "do", "urgent"] as const;
export const lane = z.enum(lanes);
export type Lane = z.infer<typeof lane>;

/** What an item is about; all but a topic name a record by `subject`. */
export const itemKinds = ["topic", "need", "match", "policy", "action", "common_need", "plan"] as const;
export const itemKind = z.enum(itemKinds);
export type ItemKind = z.infer<typeof itemKind>;

export const itemState = z.enum(["waiting", "current", "done", "skipped"]);
export type ItemState = z.infer<typeof itemState>;

/** Share of the base that must agree: more than 1/2, at least 2/3, at least 4/5. */
export const majorities = ["half", "two_thirds", "four_fifths"] as const;
export const majority = z.enum(majorities);
export type Majority = z.infer<typeof majority>;

/** Whom the majority is counted of: the units present, or all units of the alliance. */
export const pollBase = z.enum(["present", "all"]);
export type PollBase = z.infer<typeof pollBase>;

/** Share of the units that must be present before a poll may open. */
export const quorumRule = z.enum(["none", "half", "two_thirds"]);
export type QuorumRule = z.infer<typeof quorumRule>;

export const choice = z.enum(["yes", "no", "abstain"]);
export type Choice = z.infer<typeof choice>;

/** What came of an item on the spot; `action` and `suggestion` name the record that it became. */
export const resultKind = z.enum(["decision", "note", "action", "match", "suggestion"]);

export const minutesPhase = z.enum(["draft", "prepared", "final"]);
export type MinutesPhase = z.infer<typeof minutesPhase>;

const unit = z.object({ id, name: z.string() });
export type Unit = z.infer<typeof unit>;

export const itemInput = z
  .strictObject({
    title: line(80),
    lane: lane.default("deliberate"),
    presenter: line(60, 0).default(""),
    /** Planned length. */
    minutes: z.int().min(1).max(240).default(10),
    kind: itemKind.default("topic"),
    subject: id.nullable().default(null),
    /** Only the chair and the secretary learn of a hidden item. */
    hidden: z.boolean().default(false),
    text: paragraph(4_000).default(""),
  })
  .refine((item) => (item.kind === "topic") === (item.subject === null), { error: "item_subject", path: ["subject"] });
export type ItemInput = z.infer<typeof itemInput>;

export const itemPatch = z.strictObject({
  title: line(80).optional(),
  lane: lane.optional(),
  presenter: line(60, 0).optional(),
  minutes: z.int().min(1).max(240).optional(),
  hidden: z.boolean().optional(),
  text: paragraph(4_000).optional(),
});

export const itemOrder = z.strictObject({ items: z.array(id).min(1).max(60) });

const meetingFields = {
  title: line(60),
  startsAt: instant,
  endsAt: instant,
  place: line(80, 0),
  quorum: quorumRule,
};
/** Without `endsAt` the meeting is planned for 90 minutes. `state: scheduled` announces it at once. */
export const meetingInput = z
  .strictObject({
    ...meetingFields,
    alliance: id,
    endsAt: instant.optional(),
    place: meetingFields.place.default(""),
    quorum: quorumRule.default("half"),
    state: z.enum(["draft", "scheduled"]).default("draft"),
    agenda: z.array(itemInput).max(60).default([]),
  })
  .refine((meeting) => meeting.endsAt === undefined || meeting.startsAt < meeting.endsAt, {
    error: "range_order",
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
  state: z.literal("scheduled").optional(),
});
export type MeetingPatch = z.infer<typeof meetingPatch>;

export const meetingQuery = pageQuery.extend({
  alliance: id.optional(),
  state: meetingState.optional(),
});
export type MeetingQuery = z.infer<typeof meetingQuery>;

/** One side of a match that stands on the agenda, and what it has answered. */
export const matchSide = z.object({
  organization: unit,
  answer: z.enum(["waiting", "accepted", "declined"]),
});
export type MatchSide = z.infer<typeof matchSide>;

export const itemResult = z.object({
  id,
  kind: resultKind,
  text: z.string(),
  /** Task or cooperation that came of it. */
  subject: id.nullable(),
  at: instant,
});
export type ItemResult = z.infer<typeof itemResult>;

/** An item without its papers: what every move sends to all screens. */
export const agendaLine = z.object({
  id,
  /** Place in the order, from 1; hidden items count for those who see them only. */
  number: z.int(),
  title: z.string(),
  lane,
  presenter: z.string(),
  minutes: z.int(),
  kind: itemKind,
  subject: id.nullable(),
  hidden: z.boolean(),
  state: itemState,
  /** Whole seconds spent on it before now; the time since `itemStartedAt` comes on top for the current one. */
  spentSeconds: z.int(),
});
export type AgendaLine = z.infer<typeof agendaLine>;

export const agendaItem = agendaLine.extend({
  text: z.string(),
  results: z.array(itemResult),
  /** Both sides' answers when the item is a match. */
  sides: z.array(matchSide),
});
export type AgendaItem = z.infer<typeof agendaItem>;

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
  units: z.array(unit.extend({ present: z.boolean(), since: instant.nullable() })),
  present: z.int(),
  total: z.int(),
  /** How many units the quorum asks for. */
  needed: z.int(),
  quorate: z.boolean(),
  /** People who signed in, each counted once. */
  people: z.int(),
});
export type PresenceView = z.infer<typeof presenceView>;

export const speakerView = z.object({
  id,
  organization: unit,
  name: z.string(),
  /** Has not spoken in this meeting yet. */
  first: z.boolean(),
  addedAt: instant,
  startedAt: instant.nullable(),
  limitSeconds: z.int(),
});
export type SpeakerView = z.infer<typeof speakerView>;

/** Data of `speaker.changed`. */
export const speakerChange = z.object({ meeting: id, revision, speakers: z.array(speakerView) });

export const pollOutcome = z.object({
  passed: z.boolean(),
  /** How many of `base` had to agree. */
  needed: z.int(),
  base: z.int(),
});

export const pollView = z.object({
  id,
  item: id.nullable(),
  question: z.string(),
  majority,
  base: pollBase,
  secret: z.boolean(),
  state: z.enum(["open", "closed"]),
  openedAt: instant,
  closedAt: instant.nullable(),
  /** Why it was opened below the quorum; null when the quorum was there. */
  quorumReason: z.string().nullable(),
  /** Units that have voted; how, only in `votes`. */
  voted: z.array(id),
  /** Sums; null while a secret poll is open. */
  tally: z.object({ yes: z.int(), no: z.int(), abstain: z.int() }).nullable(),
  /** Who chose what; empty for a secret poll. */
  votes: z.array(z.object({ organization: id, choice })),
  outcome: pollOutcome.nullable(),
});
export type PollView = z.infer<typeof pollView>;

/** Data of `poll.opened`, `poll.changed` and `poll.closed`. */
export const pollChange = z.object({ meeting: id, revision, poll: pollView });

/** What the reader may do in the meeting, and for which units. */
export const meetingRights = z.object({
  /** Open, move, close, lead polls and speakers: the chair of today alone. */
  conduct: z.boolean(),
  /** Prepare details and agenda, write minutes. */
  prepare: z.boolean(),
  /** Units that the reader may sign in, vote and speak for. */
  units: z.array(unit),
});

export const meetingSummary = z.object({
  id,
  alliance: unit,
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

/** A meeting as one reader sees it; `seq` is the number of the `meeting:{id}` stream that it holds true for. */
export const meetingView = agendaState.extend({
  id,
  alliance: unit,
  title: z.string(),
  startsAt: instant,
  endsAt: instant,
  place: z.string(),
  quorum: quorumRule,
  agenda: z.array(agendaItem),
  presence: presenceView,
  speakers: z.array(speakerView),
  polls: z.array(pollView),
  minutes: minutesPhase.nullable(),
  rights: meetingRights,
  seq: z.int(),
});
export type MeetingView = z.infer<typeof meetingView>;

/** An item that the hub suggests for the agenda, with the reason in facts for the locale files. */
export const proposal = z.object({
  kind: itemKind,
  subject: id,
  title: z.string(),
  lane,
  minutes: z.int(),
  text: z.string(),
  presenter: z.string(),
  /** Key of the sentence: `match_new`, `match_waiting`, `need_overdue`, `need_common`, `policy_new`, `action_overdue`, `action_open`, `plan_open`. */
  reason: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Proposal = z.infer<typeof proposal>;

export const pollInput = z.strictObject({
  itemId: id.nullable().default(null),
  question: line(100),
  majority: majority.default("half"),
  base: pollBase.default("present"),
  secret: z.boolean().default(false),
  /** Needed when the quorum is not there; goes into the minutes. */
  reason: line(200).optional(),
});
export const voteInput = z.strictObject({ choice, organization: id.optional() });
export const presenceInput = z.strictObject({ organization: id.optional() });
export const speakerInput = z.strictObject({ organization: id.optional() });
export const resultInput = z.strictObject({ itemId: id, kind: z.enum(["decision", "note"]), text: line(300) });
export const currentInput = z.strictObject({ itemId: id });

/**
 * Everything that can be done in a live meeting, alike over `meeting:command` and HTTP. What steers the meeting is
 * judged by `revision`; `sign-in`, `sign-out`, `vote` and `speaker-add` of one's own unit stand on their own.
 */
export const meetingCommand = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("open") }),
  z.strictObject({ type: z.literal("move"), itemId: id }),
  z.strictObject({ type: z.literal("next") }),
  z.strictObject({ type: z.literal("previous") }),
  z.strictObject({ type: z.literal("close") }),
  z.strictObject({ type: z.literal("sign-in"), ...presenceInput.shape }),
  z.strictObject({ type: z.literal("sign-out"), ...presenceInput.shape }),
  z.strictObject({ type: z.literal("speaker-add"), ...speakerInput.shape }),
  z.strictObject({ type: z.literal("speaker-remove"), speakerId: id }),
  z.strictObject({ type: z.literal("speaker-start"), speakerId: id }),
  z.strictObject({ type: z.literal("speaker-stop") }),
  z.strictObject({ type: z.literal("poll-open"), ...pollInput.shape }),
  z.strictObject({ type: z.literal("vote"), pollId: id, ...voteInput.shape }),
  z.strictObject({ type: z.literal("poll-close"), pollId: id }),
  z.strictObject({ type: z.literal("result-add"), ...resultInput.shape }),
]);
export type MeetingCommand = z.infer<typeof meetingCommand>;

export const commandReply = z.object({ revision });

/** Minutes of one item. `revision` is the item's own: two hands on different items never collide. */
export const minutesItem = z.object({
  item: id,
  number: z.int(),
  title: z.string(),
  lane,
  state: itemState,
  text: z.string(),
  revision,
  editedBy: z.string().nullable(),
  editedAt: instant.nullable(),
  results: z.array(itemResult),
  polls: z.array(pollView),
  sides: z.array(matchSide),
});
export type MinutesItem = z.infer<typeof minutesItem>;

export const amendment = z.object({
  id,
  item: id.nullable(),
  organization: unit,
  name: z.string(),
  text: z.string(),
  at: instant,
});

export const minutesView = z.object({
  meeting: id,
  alliance: unit,
  title: z.string(),
  place: z.string(),
  openedAt: instant,
  closedAt: instant,
  phase: minutesPhase,
  revision,
  present: z.array(unit),
  absent: z.array(unit),
  people: z.int(),
  items: z.array(minutesItem),
  amendments: z.array(amendment),
  /** Amendments by those present are taken until then; null while a draft. */
  amendUntil: instant.nullable(),
  rights: z.object({ write: z.boolean(), prepare: z.boolean(), finish: z.boolean(), amend: z.array(unit) }),
});
export type MinutesView = z.infer<typeof minutesView>;

/** `revision` is that of the item; a stale one is a conflict and nothing is overwritten. */
export const minutesPatch = z.strictObject({ item: id, text: paragraph(8_000) });
export const amendmentInput = z.strictObject({ item: id.nullable().default(null), text: line(500), organization: id.optional() });
export const minutesStep = z.strictObject({ phase: z.enum(["prepared", "final"]) });
