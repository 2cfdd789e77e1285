import { z } from "zod";
import { day, decimal, id, instant, money, namedRef, pageQuery, paragraph, quantity, revision } from "./common.ts";
import { matchedListing, toldQuantity } from "./matches.ts";

/** In contact (quantities still open) → agreed → in delivery → delivered → confirmed by all; or broken. */
export const cooperationStates = ["contact", "agreed", "delivering", "delivered", "confirmed", "broken"] as const;
export type CooperationState = (typeof cooperationStates)[number];
/** Those in which a cooperation goes on. */
export const openCooperationStates = ["contact", "agreed", "delivering", "delivered"] as const satisfies CooperationState[];

/** Why a promise was not kept. */
export const breakCodes = ["capacity_lost", "quality", "price", "late", "need_gone", "force_majeure", "other"] as const;
export type BreakCode = (typeof breakCodes)[number];

/** A promise in figures, reserved on both listings; `delivered` and `remaining` follow from the deliveries. */
export const commitmentView = z.object({
  id,
  resource: matchedListing,
  quantity: toldQuantity,
  delivered: z.string(),
  remaining: z.string(),
  at: instant,
  by: z.string(),
  note: z.string(),
});

/** One entry of the ledger: entries are only added; a mistake is taken back by a further one with `correction`. */
export const deliveryView = z.object({
  id,
  commitment: id,
  owner: namedRef,
  quantity: toldQuantity,
  correction: z.boolean(),
  day,
  note: z.string(),
  at: instant,
  by: z.string(),
});

/** What the cooperation was worth, by one party's word; the newest statement of a party counts. */
export const valueStatementView = z.object({
  organization: namedRef,
  value: money.nullable(),
  note: z.string(),
  confirmedAt: instant.nullable(),
  by: z.string().nullable(),
});

export const timelineEntry = z.object({
  at: instant,
  kind: z.enum(["suggested", "accepted", "agreed", "committed", "delivered", "corrected", "stated", "confirmed", "broken", "released"]),
  by: z.string().nullable(),
  organization: namedRef.nullable(),
  quantity: toldQuantity.nullable(),
  value: money.nullable(),
  note: z.string(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** A cooperation as a line of a list. */
export const cooperationSummary = z.object({
  id,
  state: z.enum(cooperationStates),
  need: matchedListing,
  parties: z.array(namedRef),
  committed: toldQuantity.nullable(),
  delivered: toldQuantity.nullable(),
  remaining: toldQuantity.nullable(),
  due: day.nullable(),
  /** The largest of the parties' newest statements, confirmed or not. */
  statedValue: money.nullable(),
  /** The smallest stated value once all have confirmed: what counts as confirmed by both sides. */
  confirmedValue: money.nullable(),
  startedAt: instant,
  changedAt: instant,
  revision,
});
export type CooperationSummary = z.infer<typeof cooperationSummary>;

/** What the reader may do now with a cooperation. */
export const cooperationAbilities = z.object({
  commit: z.boolean(),
  /** Commitments on which the reader may enter deliveries. */
  deliver: z.array(id),
  /** Commitments of which the reader may take deliveries back; also those that are delivered whole. */
  correct: z.array(id),
  confirm: z.boolean(),
  break: z.boolean(),
});

export const cooperationView = cooperationSummary.extend({
  match: id.nullable(),
  commitments: z.array(commitmentView),
  deliveries: z.array(deliveryView),
  values: z.array(valueStatementView),
  /** Largest less smallest stated value; null until every party has stated one. */
  difference: money.nullable(),
  broken: z
    .object({ code: z.enum(breakCodes), reason: z.string(), organization: namedRef.nullable(), by: z.string().nullable(), at: instant })
    .nullable(),
  timeline: z.array(timelineEntry),
  can: cooperationAbilities,
});
export type CooperationView = z.infer<typeof cooperationView>;

export const cooperationQuery = pageQuery.extend({
  state: z.enum(cooperationStates).optional(),
  /** `true`: only those that go on, neither confirmed nor broken. */
  open: z.literal("true").optional(),
  /** `true`: all but the broken ones. */
  kept: z.literal("true").optional(),
  alliance: id.optional(),
  organization: id.optional(),
  listing: id.optional(),
});
export type CooperationQuery = z.output<typeof cooperationQuery>;

/** A further promise, or the first one where the suggestion named no quantity. */
export const commitmentInput = z.strictObject({
  resource: id.optional(),
  quantity,
  note: paragraph(300).default(""),
  revision: revision.optional(),
});
export type CommitmentInput = z.output<typeof commitmentInput>;

/** `commitment` may be left out where there is one; with `correction` the quantity is taken off again. */
export const deliveryInput = z.strictObject({
  commitment: id.optional(),
  quantity: z.strictObject({ value: decimal, unit: z.string().min(1).max(16) }),
  day: day.optional(),
  correction: z.boolean().default(false),
  note: paragraph(300).default(""),
  revision: revision.optional(),
});
export type DeliveryInput = z.output<typeof deliveryInput>;

/** States what it was worth for the reader's party; once all is delivered, this confirms it. */
export const confirmInput = z.strictObject({
  organization: id.optional(),
  value: money.optional(),
  note: paragraph(300).default(""),
  revision: revision.optional(),
});
export type ConfirmInput = z.output<typeof confirmInput>;

export const breakInput = z.strictObject({
  organization: id.optional(),
  code: z.enum(breakCodes).default("other"),
  reason: paragraph(300).min(1, { error: "required" }),
  revision: revision.optional(),
});
export type BreakInput = z.output<typeof breakInput>;
