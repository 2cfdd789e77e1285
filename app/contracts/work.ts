import { z } from "zod";
import { id, instant, namedRef } from "./common.ts";
import { cooperationStates } from "./cooperations.ts";
import { toldQuantity } from "./matches.ts";
import { resolutionNumber } from "./resolution-number.ts";

/**
 * What can wait for a person: a suggestion to answer, a delivery to make, a value to confirm, a cooperation without
 * quantities, a task to answer or report on, a listing that runs out, and for who keeps an alliance a need that is
 * overdue, a suggestion that nobody answers, an overdue task, a need without a date and a resolution to be looked at again, for an officer a request for an
 * introduction, for a policy's department a claim to take up or to pay, for its firm papers to add to it; an edition of the lists whose day has come; for a unit an item of a meeting that needs its consent; the hand-over of the chair, for who gives it up, who takes it, and who keeps the alliance. Of the direct line and the suggestions ledger each step that is the person's (`urge`: late with a unit); and of the hard problems that leaders own; for a unit a policy's draft on which it is asked, for its department the comments on it.
 */
export const workKinds = [
  "answer_match",
  "deliver",
  "confirm_value",
  "agree_quantity",
  "answer_action",
  "do_action",
  "renew_listing",
  "overdue_need",
  "unanswered_match",
  "answer_referral",
  "overdue_action",
  "late_action",
  "incomplete_need",
  "review_resolution",
  "publish_edition",
  "give_consent",
  "sign_hand_over",
  "accept_hand_over",
  "urge_hand_over",
  "handle_case",
  "rate_case",
  "dispatch_case",
  "close_case",
  "visit_case",
  "urge_case",
  "answer_suggestion",
  "judge_suggestion",
  "assign_suggestion",
  "call_suggestion",
  "urge_suggestion",
  "accept_undertaking",
  "line_undertaking",
  "missed_undertaking",
  "reply_undertaking",
  "finish_undertaking",
  "confirm_undertaking",
  "extend_undertaking",
  "confirm_urgent",
  "agree_example",
  "comment_consultation",
  "answer_consultation",
  "take_up_claim",
  "pay_claim",
  "answer_supplement",
] as const;
export type WorkKind = (typeof workKinds)[number];

/** One line of what waits: verb (by `kind`) + object + counterpart + time left + one button. */
export const workItem = z.object({
  /** `kind:id of the subject`. */
  id: z.string(),
  kind: z.enum(workKinds),
  /** Title of what it is about. */
  object: z.string(),
  /** The other side, by name. */
  counterpart: z.string().nullable(),
  /** What is delivered of what was promised. */
  done: toldQuantity.nullable(),
  whole: toldQuantity.nullable(),
  /** Day or instant; null: no time is set. */
  due: z.string().nullable(),
  href: z.string(),
  /** For `review_resolution`: its number in its alliance, which is the `counterpart`. */
  resolution: resolutionNumber.nullable(),
  /** For `answer_match`: what the buttons need, and whether the reader is asked as the one in need or as a supplier. */
  match: z
    .object({
      id,
      revision: z.int(),
      answerAs: id,
      side: z.enum(["need", "supplier"]),
      /** What the reader would give, by name: two of its resources can serve the same need. Empty for who is in need. */
      resources: z.array(z.string()),
      supply: toldQuantity.nullable(),
      /** For who is in need: it meets a part of what is still missing. */
      partly: z.boolean(),
      /** How many firms the reader accepts with one press: one for a supplier, however many share the need. */
      suppliers: z.int(),
      score: z.int(),
      /** Further suggestions for the same need that wait for the reader too; the one told is the best of them. */
      more: z.int(),
    })
    .nullable(),
});
export type WorkItem = z.infer<typeof workItem>;

/** A promise of one of the reader's organizations that is under way. */
export const promiseView = z.object({
  cooperation: id,
  state: z.enum(cooperationStates),
  resource: z.string(),
  receiver: z.string(),
  delivered: toldQuantity,
  promised: toldQuantity,
  due: z.string().nullable(),
});
export type PromiseView = z.infer<typeof promiseView>;

/** How an alliance is doing, for who keeps, chairs or oversees it. */
export const alliancePulse = z.object({
  alliance: namedRef,
  /** Days since anything last happened in it; 0: today. */
  quietDays: z.int().min(0),
  openNeeds: z.int(),
  overdueNeeds: z.int(),
  /** Tasks past their day and not done. */
  overdueTasks: z.int(),
  /** Cooperations that go on. */
  running: z.int(),
});
export type AlliancePulse = z.infer<typeof alliancePulse>;

/** A policy in force that no firm has asked for. */
export const unclaimedPolicy = z.object({ id, title: z.string(), owner: z.string(), at: instant });
export type UnclaimedPolicy = z.infer<typeof unclaimedPolicy>;

/** `GET /api/v1/work`. */
export const workView = z.object({
  /** By due time, to the hour; at most 100. */
  items: z.array(workItem),
  promises: z.array(promiseView),
  /** Meetings that run, then those of the next seven days. */
  meetings: z.array(
    z.object({
      id,
      title: z.string(),
      alliance: namedRef,
      state: z.string(),
      startsAt: instant,
      present: z.int(),
      units: z.int(),
      /** Units, by name, that entrusted one of the reader's with their vote. */
      entrusted: z.array(z.string()),
    }),
  ),
  /** Of those whom the reader keeps, chairs or oversees, the one that needs a look most first; none for others. */
  alliances: z.array(alliancePulse),
  /** Policies that reach nobody yet, oldest first; at most five, and none for who keeps no alliance. */
  unclaimed: z.array(unclaimedPolicy),
  /** Published lately in the lists that the reader may see, newest first. */
  latest: z.array(z.object({ id, kind: z.enum(["need", "resource", "policy"]), title: z.string(), owner: z.string(), at: instant })),
});
export type WorkView = z.infer<typeof workView>;
