import { z } from "zod";
import { day, id, instant, ledgerNumber, line, namedRef, pageQuery, paragraph, revision, searchWords } from "./common.ts";

/** What a suggestion is about. */
export const suggestionTopics = ["policy", "finance", "workforce", "land", "supply", "service", "other"] as const;
export const suggestionTopic = z.enum(suggestionTopics);
export type SuggestionTopic = z.infer<typeof suggestionTopic>;

/**
 * Open (nobody has it yet), assigned to a unit, unsolved (the unit says why, and when it answers again), solved (says
 * the unit; the proposer has seven days for a word), silent (no word came: somebody calls), confirmed by the proposer.
 */
export const suggestionStates = ["open", "assigned", "unsolved", "solved", "silent", "confirmed"] as const;
export const suggestionState = z.enum(suggestionStates);
export type SuggestionState = z.infer<typeof suggestionState>;

const proof = paragraph(1_000).min(4, { error: "too_short" });

export const suggestionInput = z
  .strictObject({
    alliance: id,
    /** Meeting and item that it was made in; both or none. */
    meeting: id.nullable().default(null),
    item: id.nullable().default(null),
    text: paragraph(1_000).min(4, { error: "too_short" }),
    topic: suggestionTopic.default("other"),
    /** Unit that proposes; absent: that of the seat in force. Naming another one is for who keeps the ledger. */
    organization: id.optional(),
    /** Only the proposer and who keeps the ledger learn who it was. */
    anonymous: z.boolean().default(false),
  })
  .refine((suggestion) => (suggestion.meeting === null) === (suggestion.item === null), { error: "required", path: ["item"] });
export type SuggestionInput = z.infer<typeof suggestionInput>;

/** Gives it to a unit until a day, or to another one; sets its topic right. */
export const suggestionPatch = z.strictObject({ topic: suggestionTopic.optional(), unit: id.optional(), due: day.optional() });
export const suggestionSolution = z.strictObject({ proof });
/** Why not now, and the day on which the unit answers again. */
export const suggestionDelay = z.strictObject({ reason: paragraph(500).min(4, { error: "too_short" }), next: day });
/** The proposer's word, or what they said on the telephone. */
export const suggestionVerdict = z.strictObject({ satisfied: z.boolean(), note: line(300, 0).default("") });

export const suggestionQuery = pageQuery.extend({
  number: ledgerNumber.optional(),
  /** Its number, or words of its text, all of them in any order. */
  q: searchWords(60).optional(),
  alliance: id.optional(),
  unit: id.optional(),
  meeting: id.optional(),
  topic: suggestionTopic.optional(),
  state: suggestionState.optional(),
  /** What a counter counts: `solved` is all that its unit calls solved, confirmed or not. */
  counted: z.enum(["collected", "waiting", "solved", "confirmed", "unsolved", "overdue"]).optional(),
  /** `true`: only my own. */
  mine: z.enum(["true", "false"]).optional(),
});
export type SuggestionQuery = z.infer<typeof suggestionQuery>;

export const suggestionView = z.object({
  id,
  alliance: namedRef,
  /** Number in the alliance's ledger of the year, such as 2026-12. */
  number: z.string(),
  text: z.string(),
  topic: suggestionTopic,
  state: suggestionState,
  meeting: z.object({ id, title: z.string(), item: z.string() }).nullable(),
  /** Null when it is anonymous to the reader. */
  proposer: z.object({ name: z.string(), organization: namedRef.nullable(), typedBy: z.string().nullable() }).nullable(),
  anonymous: z.boolean(),
  unit: namedRef.nullable(),
  due: day.nullable(),
  overdue: z.boolean(),
  /** Why it is not solved, and when the unit answers again. */
  delay: z.object({ reason: z.string(), next: day }).nullable(),
  /** Until then the proposer may confirm what the unit calls solved. */
  confirmUntil: instant.nullable(),
  /** Additions only, oldest first. */
  log: z.array(
    z.object({
      id,
      at: instant,
      kind: z.enum(["proposed", "assigned", "solved", "unsolved", "resumed", "confirmed", "denied", "silent", "called", "overdue"]),
      name: z.string(),
      text: z.string(),
    }),
  ),
  revision,
  createdAt: instant,
  rights: z.object({ assign: z.boolean(), answer: z.boolean(), judge: z.boolean(), call: z.boolean(), told: z.boolean() }),
});
export type SuggestionView = z.infer<typeof suggestionView>;

/** `solved` says the unit, `confirmed` the proposer: two numbers, never one. */
export const suggestionCounts = z.object({
  collected: z.int(),
  waiting: z.int(),
  solved: z.int(),
  confirmed: z.int(),
  unsolved: z.int(),
  overdue: z.int(),
});
export type SuggestionCounts = z.infer<typeof suggestionCounts>;
