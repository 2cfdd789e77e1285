import { z } from "zod";
import { actionState } from "./actions.ts";
import { day, id, instant, ledgerNumber, line, namedRef, pageQuery, paragraph, revision, searchWords } from "./common.ts";

/**
 * A matter that could not wait for a meeting (急事先办后议): something was done at once, and the next meeting says whether it stands.
 * Waiting for that, confirmed (追认), or refused (不予追认).
 */
export const urgentStates = ["waiting", "confirmed", "refused"] as const;
export const urgentState = z.enum(urgentStates);
export type UrgentState = z.infer<typeof urgentState>;

/** Days after which one that still waits is shown to the chair and to the county's department. */
export const CONFIRM_WITHIN_DAYS = 30;

const words = paragraph(1_000).min(4, { error: "too_short" });

export const urgentInput = z.strictObject({
  alliance: id,
  /** What it is. */
  title: line(80, 4),
  /** Why it cannot wait for the next meeting. */
  why: words,
  /** What is done at once. */
  done: words,
  /** By which unit. */
  unit: id,
});
export type UrgentInput = z.output<typeof urgentInput>;

/** What the meeting says. */
export const urgentSteps = ["confirm", "refuse"] as const;
export type UrgentStep = (typeof urgentSteps)[number];
export const urgentCommand = z.discriminatedUnion("command", [
  z.strictObject({ command: z.literal("confirm"), words: line(300, 0).default("") }),
  z.strictObject({ command: z.literal("refuse"), reason: line(300, 4) }),
]);
export type UrgentCommand = z.output<typeof urgentCommand>;

/** `late`: waiting for more than 30 days. */
export const urgentCounted = z.enum(["all", "waiting", "late", "confirmed", "refused"]);

export const urgentQuery = pageQuery.extend({
  number: ledgerNumber.optional(),
  /** Its number, or words of what it is, why, and what was done, all of them in any order. */
  q: searchWords(60).optional(),
  alliance: id.optional(),
  counted: urgentCounted.optional(),
});
export type UrgentQuery = z.output<typeof urgentQuery>;

export const urgentRow = z.object({
  id,
  alliance: namedRef,
  /** Number in the alliance's ledger of the year, such as 2026-3. */
  number: z.string(),
  title: z.string(),
  unit: namedRef,
  state: urgentState,
  createdAt: instant,
  /** Last day on which it is confirmed in time. */
  due: day,
  late: z.boolean(),
  /** Whole days from its registration to the meeting's word, or to today. */
  days: z.int(),
});
export type UrgentRow = z.infer<typeof urgentRow>;

export const urgentView = urgentRow.extend({
  why: z.string(),
  done: z.string(),
  registeredBy: z.string(),
  /** What the meeting said; `words` may be empty where it confirmed. */
  decision: z.object({ meeting: namedRef, words: z.string(), name: z.string(), at: instant }).nullable(),
  /** While it waits: the meeting not over on whose agenda it stands, where the reader may know. */
  onAgenda: namedRef.nullable(),
  /** Tasks that came from it, as far as the reader may see them. */
  tasks: z.array(z.object({ id, number: z.string(), title: z.string(), state: actionState, due: day, lead: namedRef })),
  revision,
  /** What the reader may do now; `task`: give a task that comes from it. */
  may: z.array(z.enum([...urgentSteps, "task"])),
});
export type UrgentView = z.infer<typeof urgentView>;

export const urgentCounts = z.object({ all: z.int(), waiting: z.int(), late: z.int(), confirmed: z.int(), refused: z.int() });
export type UrgentCounts = z.infer<typeof urgentCounts>;
