import { z } from "zod";
import { day, id, instant, ledgerNumber, line, namedRef, pageQuery, paragraph, revision, searchWords } from "./common.ts";

/** Assigned, accepted or objected to by the lead, done (says the lead), confirmed (says the alliance), cancelled. */
export const actionStates = ["assigned", "accepted", "objected", "done", "confirmed", "cancelled"] as const;
export const actionState = z.enum(actionStates);
export type ActionState = z.infer<typeof actionState>;
/** In these the lead has reported it as done. */
export const finishedStates: readonly ActionState[] = ["done", "confirmed"];

export const partState = z.enum(["assigned", "accepted", "objected"]);


export const actionInput = z
  .strictObject({
    alliance: id,
    /** Meeting and item that it was decided in; both or none. */
    meeting: id.nullable().default(null),
    item: id.nullable().default(null),
    /** Urgent matter that it comes from, confirmed or waiting to be. */
    urgent: id.nullable().optional(),
    title: line(120),
    lead: id,
    helpers: z.array(id).max(20).default([]),
    due: day,
    /** By what one can tell that it is done. */
    measure: line(200),
  })
  .refine((action) => !action.helpers.includes(action.lead), { error: "lead_helps", path: ["helpers"] })
  .refine((action) => (action.meeting === null) === (action.item === null), { error: "required", path: ["item"] });
export type ActionInput = z.infer<typeof actionInput>;

export const actionPatch = z.strictObject({
  title: line(120).optional(),
  lead: id.optional(),
  helpers: z.array(id).max(20).optional(),
  due: day.optional(),
  measure: line(200).optional(),
  state: z.literal("cancelled").optional(),
});

export const actionQuery = pageQuery.extend({
  number: ledgerNumber.optional(),
  /** Its number, or words of its title and measure, all of them in any order. */
  q: searchWords(60).optional(),
  alliance: id.optional(),
  lead: id.optional(),
  meeting: id.optional(),
  state: actionState.optional(),
  /** `true`: only those past their day and not yet done. */
  overdue: z.enum(["true", "false"]).optional(),
  /** `true`: only those that wait for their units, the objected ones included. */
  open: z.enum(["true", "false"]).optional(),
  /** `true`: only those reported as done, confirmed or not. */
  finished: z.enum(["true", "false"]).optional(),
  /** `false`: without cancelled ones. */
  cancelled: z.enum(["true", "false"]).optional(),
  dueFrom: day.optional(),
  dueUntil: day.optional(),
});
export type ActionQuery = z.infer<typeof actionQuery>;

/** Says which unit answers; needed only by who speaks for several of those concerned. */
const forUnit = { organization: id.optional() };
export const actionAcceptance = z.strictObject({ ...forUnit });
export const actionObjection = z.strictObject({ ...forUnit, reason: line(300) });
/** `percent` grows only with proof: what was done, in words that can be checked. */
export const actionProgress = z.strictObject({ ...forUnit, percent: z.int().min(0).max(100), proof: paragraph(1_000).min(4, { error: "too_short" }) });
export const actionDone = z.strictObject({ proof: paragraph(1_000).min(4, { error: "too_short" }) });
export const actionVerdict = z.strictObject({ accepted: z.boolean().default(true), note: line(300, 0).default("") });

/** Views of the ledger of tasks, as its addresses name them. */
export const actionLedger = z.enum(["all", "overdue", "done", "confirmed", "finished", "every"]);

export const actionView = z.object({
  id,
  alliance: namedRef,
  /** Number in the alliance's ledger of the year, such as 2026-12. */
  number: z.string(),
  title: z.string(),
  meeting: z.object({ id, title: z.string() }).nullable(),
  item: id.nullable(),
  /** Urgent matter that it comes from. */
  urgent: z.object({ id, number: z.string(), title: z.string() }).nullable(),
  lead: namedRef,
  helpers: z.array(namedRef.extend({ state: partState, reason: z.string() })),
  due: day,
  measure: z.string(),
  state: actionState,
  overdue: z.boolean(),
  percent: z.int(),
  /** Why the lead objected; empty otherwise. */
  reason: z.string(),
  /** Additions only, oldest first. */
  log: z.array(
    z.object({
      id,
      at: instant,
      kind: z.enum(["assigned", "accepted", "objected", "progress", "done", "confirmed", "returned", "changed", "cancelled", "reminded"]),
      name: z.string(),
      organization: z.string(),
      percent: z.int().nullable(),
      text: z.string(),
    }),
  ),
  /** How many meetings it was carried over to. */
  carried: z.int(),
  revision,
  createdAt: instant,
  rights: z.object({
    /** Units concerned that the reader acts for. */
    units: z.array(namedRef),
    change: z.boolean(),
    confirm: z.boolean(),
    /** Whether the reader may know what the units were told. */
    told: z.boolean(),
  }),
});
export type ActionView = z.infer<typeof actionView>;

export const actionCounts = z.object({ open: z.int(), overdue: z.int(), waiting: z.int(), confirmed: z.int() });
export type ActionCounts = z.infer<typeof actionCounts>;
