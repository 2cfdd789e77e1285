import { z } from "zod";
import { day, id, instant, line, namedRef, paragraph } from "./common.ts";
import { consentView } from "./consents.ts";
import { resolutionNumber } from "./resolution-number.ts";

/** 大事共议, 要事共决, 实事共办, 急事共商. */
export const lanes = ["deliberate", "decide", "do", "urgent"] as const;
export const lane = z.enum(lanes);
export type Lane = z.infer<typeof lane>;

/** One sentence why an item is in its lane. */
const laneReason = line(120);

/** Who put an item into a lane and why; `from` is null for the first time. */
export const triageEntry = z.object({ from: lane.nullable(), to: lane, reason: z.string(), name: z.string(), at: instant });
export type TriageEntry = z.infer<typeof triageEntry>;

/** What an item is about; all but a topic name a record by `subject`, `consultation` an article of a policy's draft, `urgent` a matter to be confirmed. */
export const itemKinds = ["topic", "need", "match", "policy", "action", "common_need", "plan", "resolution", "consultation", "urgent"] as const;
export const itemKind = z.enum(itemKinds);
export type ItemKind = z.infer<typeof itemKind>;

export const itemState = z.enum(["waiting", "current", "done", "skipped"]);
export type ItemState = z.infer<typeof itemState>;

/** What came of an item on the spot; `action` and `suggestion` name the record that it became. */
export const resultKind = z.enum(["decision", "note", "action", "match", "suggestion"]);

export const itemInput = z
  .strictObject({
    title: line(80),
    lane: lane.default("deliberate"),
    /** With a reason the lane is confirmed: the meeting cannot be closed before the item has what its lane wants. */
    laneReason: laneReason.optional(),
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
  /** Needed for another lane once one was confirmed with a reason. */
  laneReason: laneReason.optional(),
  presenter: line(60, 0).optional(),
  minutes: z.int().min(1).max(240).optional(),
  hidden: z.boolean().optional(),
  text: paragraph(4_000).optional(),
});

export const itemOrder = z.strictObject({ items: z.array(id).min(1).max(60) });

/** One side of a match that stands on the agenda, and what it has answered. */
export const matchSide = z.object({
  organization: namedRef,
  answer: z.enum(["waiting", "accepted", "declined"]),
});
export type MatchSide = z.infer<typeof matchSide>;

/** The resolution that a decision became when its meeting was closed. */
export const resolutionOfResult = z.object({
  id,
  ...resolutionNumber.shape,
  /** Another text is in force than the one that stands here. */
  corrected: z.boolean(),
});

export const itemResult = z.object({
  id,
  kind: resultKind,
  text: z.string(),
  /** Task or cooperation that came of it. */
  subject: id.nullable(),
  /** Who leads a task and until when; null for all else, and for a task of older records. */
  task: z.object({ lead: namedRef, due: day }).nullable(),
  /** Null for all but a decision, and for one of a meeting that is not closed or was closed by an older hub. */
  resolution: resolutionOfResult.nullable(),
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
  /** Units whose consent it needs, with what they said; null where it needs none. */
  consent: consentView.nullable(),
  /** How it came into its lane, oldest first; empty where nobody confirmed it, and then the lane asks for nothing. */
  triage: z.array(triageEntry),
});
export type AgendaItem = z.infer<typeof agendaItem>;

/** An item that the hub suggests for the agenda, with the reason in facts for the locale files. */
export const proposal = z.object({
  kind: itemKind,
  subject: id,
  title: z.string(),
  lane,
  minutes: z.int(),
  text: z.string(),
  presenter: z.string(),
  /** Key of the sentence: `match_new`, `match_waiting`, `need_overdue`, `need_common`, `policy_new`, `action_overdue`, `action_open`, `plan_open`, `resolution_review`, `resolution_review_internal`, `draft_disputed`, `urgent_waiting`. */
  reason: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Proposal = z.infer<typeof proposal>;
