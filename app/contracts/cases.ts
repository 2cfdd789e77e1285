import { z } from "zod";
import { day, id, instant, ledgerNumber, line, namedRef, pageQuery, paragraph, revision, searchWords } from "./common.ts";
import { suggestionTopic } from "./suggestions.ts";

/**
 * Where a case stands in the closed loop: received (受理), dispatched (派单), handled (办理), replied to (答复), closed
 * (办结), visited back (回访), rated (评价). Supervision (督办) is no place in the order: it comes on top.
 */
export const caseStates = ["received", "dispatched", "handling", "replied", "closed", "visited", "rated"] as const;
export const caseState = z.enum(caseStates);
export type CaseState = z.infer<typeof caseState>;

export const caseChannel = z.enum(["web", "phone", "visit"]);
export type CaseChannel = z.infer<typeof caseChannel>;

/** Limits in work days that a dispatch may set. */
export const caseLimits = [1, 3, 5, 7, 15] as const;

const words = paragraph(1_000).min(4, { error: "too_short" });

export const caseInput = z.strictObject({
  alliance: id,
  title: line(80),
  text: words,
  topic: suggestionTopic.default("other"),
  channel: caseChannel.default("web"),
  /** Firm that calls; absent: that of the seat in force. Naming another one is for who keeps the hotline. */
  organization: id.optional(),
  /** Who called, when somebody else types it in. */
  callerName: line(40, 0).default(""),
  callerPhone: z
    .string()
    .trim()
    .regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})?$/, { error: "phone_any" })
    .default(""),
  /** A clue that only who makes it, who keeps the hotline and the unit concerned may read. */
  confidential: z.boolean().default(false),
});
export type CaseInput = z.infer<typeof caseInput>;

/** `rule`: the line of the duty catalogue, or the reason, by which the unit is the right one. */
export const caseDispatch = z.strictObject({
  unit: id,
  rule: line(120, 4),
  workDays: z.literal(caseLimits),
});
export const caseReturn = z.strictObject({ reason: line(200, 4), unit: id.optional() });
export const caseReply = z.strictObject({ text: words });
export const caseNote = z.strictObject({ note: line(300, 0).default("") });
export const caseVisit = z.strictObject({ satisfied: z.boolean(), note: line(300, 4) });
export const caseRating = z.strictObject({ stars: z.int().min(1).max(5), note: line(300, 0).default("") });

export const caseQuery = pageQuery.extend({
  number: ledgerNumber.optional(),
  /** Its number, or words of its title and text, all of them in any order. */
  q: searchWords(60).optional(),
  alliance: id.optional(),
  unit: id.optional(),
  state: caseState.optional(),
  counted: z.enum(["open", "overdue", "replied", "closed", "supervised"]).optional(),
});
export type CaseQuery = z.infer<typeof caseQuery>;

export const caseView = z.object({
  id,
  alliance: namedRef,
  /** Number in the alliance's register of the year, such as 2026-12; it stays when the case is reopened. */
  number: z.string(),
  /** 1 at first; one more with each reopening. */
  round: z.int(),
  title: z.string(),
  text: z.string(),
  topic: suggestionTopic,
  channel: caseChannel,
  confidential: z.boolean(),
  state: caseState,
  supervised: z.boolean(),
  caller: z.object({ name: z.string(), organization: namedRef.nullable(), phone: z.string() }),
  unit: namedRef.nullable(),
  rule: z.string(),
  /** How the limit was counted: null before the dispatch. */
  clock: z
    .object({
      from: day,
      workDays: z.int(),
      due: day,
      special: z.array(z.object({ day, kind: z.enum(["rest", "work"]), name: z.string() })),
      certain: z.boolean(),
      overdue: z.boolean(),
    })
    .nullable(),
  reply: z.string().nullable(),
  rating: z.object({ stars: z.int(), note: z.string() }).nullable(),
  log: z.array(
    z.object({
      id,
      at: instant,
      kind: z.enum(["received", "dispatched", "taken", "returned", "replied", "supervised", "closed", "visited", "reopened", "rated"]),
      name: z.string(),
      text: z.string(),
    }),
  ),
  revision,
  createdAt: instant,
  rights: z.object({
    dispatch: z.boolean(),
    take: z.boolean(),
    reply: z.boolean(),
    supervise: z.boolean(),
    close: z.boolean(),
    visit: z.boolean(),
    rate: z.boolean(),
    told: z.boolean(),
  }),
});
export type CaseView = z.infer<typeof caseView>;

export const caseCounts = z.object({ open: z.int(), overdue: z.int(), replied: z.int(), closed: z.int(), supervised: z.int() });
export type CaseCounts = z.infer<typeof caseCounts>;
