import { z } from "zod";
import { day, id, instant, ledgerNumber, line, namedRef, pageQuery, paragraph, revision, searchWords } from "./common.ts";
import { officePhone } from "./policies.ts";

/**
 * The draft of a policy on which enterprises are asked (征求意见稿). Written; open for comments; closed by the clock after its last day;
 * answered once every comment that needs an answer has one; published as a policy; dropped.
 */
export const consultationStates = ["draft", "open", "closed", "answered", "published", "dropped"] as const;
export const consultationState = z.enum(consultationStates);
export type ConsultationState = z.infer<typeof consultationState>;

/** What can be done with one. Who may do which in what state: `server/access/consultation-rules.ts`. */
export const consultationSteps = ["edit", "open", "correct", "answer", "publish", "drop", "again"] as const;
export type ConsultationStep = (typeof consultationSteps)[number];

/** Fewest work days for comments after the day of opening; fewer need a stated reason. */
export const FEWEST_WORK_DAYS = 5;
/** Most days until the last one. */
export const MOST_DAYS = 180;
/** Days after the last one within which every comment is to be answered. */
export const ANSWER_DAYS = 15;
/** Most comments of one unit on one draft in a day, withdrawn ones with them. */
export const MOST_COMMENTS_A_DAY = 50;
/** Most corrections of one draft. */
export const MOST_CORRECTIONS = 50;

const words = (max: number) => paragraph(max).min(2, { error: "too_short" });

const paragraphInput = z.strictObject({
  heading: line(60, 0).default(""),
  text: words(2_000),
  /** The paragraph of the round before that this one follows. */
  origin: id.nullable().default(null),
});

const audience = z.discriminatedUnion("scope", [
  z.strictObject({ scope: z.literal("alliances"), alliances: z.array(id).min(1, { error: "required" }).max(50) }),
  z.strictObject({ scope: z.literal("county") }),
]);

/** What a draft is written with; the same for a change, which replaces it. */
export const consultationInput = z.strictObject({
  title: line(80, 4),
  /** Whose members are asked: some alliances of the county, or all of them. */
  audience,
  /** Why the policy is drafted (起草说明). */
  explanation: words(3_000),
  paragraphs: z.array(paragraphInput).min(1, { error: "required" }).max(60),
  /** Last day for comments; the first one is the day on which it is opened. */
  until: day,
  /** Why there are fewer work days than usual. */
  shortReason: line(200, 0).default(""),
  contact: z.strictObject({ name: line(40), phone: officePhone }),
});
export type ConsultationInput = z.output<typeof consultationInput>;

/** What a policy can be drafted for: a suggestion of the ledger, a need that several firms have. */
export const reasonKinds = ["suggestion", "common_need"] as const;
export type ReasonKind = (typeof reasonKinds)[number];
export const consultationReason = z.strictObject({ kind: z.enum(reasonKinds), id });
export type ConsultationReason = z.output<typeof consultationReason>;

/** `department` left out: that of the officer's seat in force. `previous`: the round before. `source`: why it is drafted. */
export const newConsultation = consultationInput.extend({ department: id.optional(), previous: id.nullable().default(null), source: consultationReason.nullable().default(null) });
export type NewConsultation = z.output<typeof newConsultation>;

/** One step; edits and answers have endpoints of their own. */
export const consultationCommand = z.discriminatedUnion("command", [
  z.strictObject({ command: z.literal("open") }),
  /** A note that mends an error in sight; `paragraph`: null for the whole. */
  z.strictObject({ command: z.literal("correct"), paragraph: id.nullable(), note: words(1_000) }),
  /** The policy of the department that came of it. */
  z.strictObject({ command: z.literal("publish"), policy: id }),
  z.strictObject({ command: z.literal("drop"), reason: line(300, 4) }),
]);
export type ConsultationCommand = z.output<typeof consultationCommand>;

/** In favour, for another wording, against. */
export const commentKinds = ["support", "change", "against"] as const;
export const commentKind = z.enum(commentKinds);
export type CommentKind = z.infer<typeof commentKind>;

/** `change` brings the wording proposed, `against` says why; who is in favour need say nothing. */
export const commentInput = z
  .strictObject({
    /** Left out: the only unit of the audience for which the actor stands, or that of the seat in force. */
    organization: id.optional(),
    /** Null: on the whole. */
    paragraph: id.nullable(),
    kind: commentKind,
    wording: paragraph(1_000).default(""),
    text: paragraph(1_000).default(""),
    /** Whether the other units read whose it is; the department always does. */
    named: z.boolean().default(true),
  })
  .superRefine(({ kind, wording, text }, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (kind === "change" && wording.length === 0) fault("wording", "required");
    if (kind !== "change" && wording.length > 0) fault("wording", "not_allowed");
    if (kind === "against" && text.length === 0) fault("text", "required");
  });
export type CommentInput = z.output<typeof commentInput>;

export const verdicts = ["adopted", "partly", "declined"] as const;
export const verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof verdict>;

/** The same answer to one or several comments. `change`: they may have one already, which stays on record. */
export const answerInput = z
  .strictObject({
    comments: z
      .array(id)
      .min(1, { error: "required" })
      .max(100)
      .refine((list) => new Set(list).size === list.length, { error: "not_allowed" }),
    verdict,
    reason: paragraph(500).default(""),
    /** The new wording, of what is adopted, in whole or in part. */
    wording: paragraph(2_000).default(""),
    change: z.boolean().default(false),
  })
  .superRefine(({ verdict: said, reason, wording }, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (said !== "adopted" && reason.length === 0) fault("reason", "required");
    if (said === "adopted" && wording.length === 0) fault("wording", "required");
    if (said === "declined" && wording.length > 0) fault("wording", "not_allowed");
  });
export type AnswerInput = z.output<typeof answerInput>;

/** `overdue`: closed, and unanswered more than `ANSWER_DAYS` after its last day. */
export const consultationCounted = z.enum(["all", "open", "closed", "overdue", "answered", "published"]);

export const consultationQuery = pageQuery.extend({
  number: ledgerNumber.optional(),
  /** Its number, or words of its title. */
  q: searchWords(60).optional(),
  counted: consultationCounted.optional(),
  department: id.optional(),
  /** Of those opened in that year. */
  year: z.coerce.number().int().min(2020).max(2100).optional(),
});
export type ConsultationQuery = z.infer<typeof consultationQuery>;

/** `owed`: needs an answer and has none. */
export const commentParts = ["support", "change", "against", "owed", "answered", "adopted", "partly", "declined"] as const;
export const commentPart = z.enum(commentParts);
export type CommentPart = z.infer<typeof commentPart>;

export const commentQuery = pageQuery.extend({ paragraph: id.optional(), part: commentPart.optional() });
export type CommentQuery = z.infer<typeof commentQuery>;

/**
 * What came of the comments that stand (withdrawn ones count nowhere). Who is in favour needs no answer: `owed`, `answered` and the verdicts are of
 * those for another wording and those against. The rate of adoption is (adopted + partly) of answered.
 */
export const commentFigures = z.object({
  comments: z.int(),
  support: z.int(),
  change: z.int(),
  against: z.int(),
  owed: z.int(),
  answered: z.int(),
  adopted: z.int(),
  partly: z.int(),
  declined: z.int(),
});
export type CommentFigures = z.infer<typeof commentFigures>;

/** A line of the ledger. */
export const consultationRow = z.object({
  id,
  /** Number in the county's ledger of the year, such as 2026-3. */
  number: z.string(),
  title: z.string(),
  department: namedRef,
  state: consultationState,
  /** First day for comments; null before it is opened. */
  from: day.nullable(),
  until: day,
  round: z.int(),
  figures: commentFigures,
  /** Last day for the answers. */
  answerDue: day,
  overdue: z.boolean(),
  createdAt: instant,
});
export type ConsultationRow = z.infer<typeof consultationRow>;

const roundRef = z.object({ id, number: z.string() });

export const consultationView = consultationRow.extend({
  audience: z.object({ scope: z.enum(["alliances", "county"]), alliances: z.array(namedRef) }),
  explanation: z.string(),
  /** In order. `before`: with a round before, what it was there; `same` leaves the text out. */
  paragraphs: z.array(
    z.object({
      id,
      heading: z.string(),
      text: z.string(),
      /** The paragraph of the round before that it follows. */
      origin: id.nullable(),
      before: z.object({ change: z.enum(["new", "same", "changed"]), heading: z.string(), text: z.string() }).nullable(),
      kinds: z.object({ support: z.int(), change: z.int(), against: z.int() }),
    }),
  ),
  /** Of the round before, what this one has not any more. */
  left: z.array(z.object({ heading: z.string(), text: z.string() })),
  /** Why it is drafted; null where that is not said, or the reader may not see it. Firms may not read each other's needs, so a common one has no title. */
  source: z.object({ kind: z.enum(reasonKinds), title: z.string().nullable(), href: z.string() }).nullable(),
  shortReason: z.string(),
  contact: z.object({ name: z.string(), phone: z.string() }),
  corrections: z.array(z.object({ id, at: instant, paragraph: id.nullable(), note: z.string(), name: z.string() })),
  previous: roundRef.nullable(),
  next: roundRef.nullable(),
  policy: z.object({ id, title: z.string() }).nullable(),
  /** Why it was dropped. */
  reason: z.string().nullable(),
  units: z.object({ asked: z.int(), commented: z.int() }),
  /** Units for which the reader may comment now. */
  mine: z.array(namedRef),
  /** Whether the reader is the department: sees whose every comment is, and answers. */
  asDepartment: z.boolean(),
  revision,
  log: z.array(z.object({ id, at: instant, kind: z.enum(["written", "closed", "settled", ...consultationSteps]), name: z.string(), text: z.string() })),
  /** Steps that the reader may take now. */
  may: z.array(z.enum(consultationSteps)),
});
export type ConsultationView = z.infer<typeof consultationView>;

const answerView = z.object({ verdict, reason: z.string(), wording: z.string(), at: instant, name: z.string() });

export const commentView = z.object({
  id,
  consultation: id,
  paragraph: id.nullable(),
  kind: commentKind,
  wording: z.string(),
  text: z.string(),
  /** Null for who reads only that some member unit wrote it. */
  organization: namedRef.nullable(),
  /** Who wrote it; only for the department and the unit itself. */
  person: z.string().nullable(),
  named: z.boolean(),
  at: instant,
  answer: answerView.nullable(),
  /** Answers that were changed later, the oldest first. */
  earlier: z.array(answerView),
  mayWithdraw: z.boolean(),
});
export type CommentView = z.infer<typeof commentView>;

/** A unit that commented; null: units that are named to the department only, `units` of them. */
export const commentingUnit = z.object({ organization: namedRef.nullable(), units: z.int(), comments: z.int() });
export type CommentingUnit = z.infer<typeof commentingUnit>;

export const consultationCounts = z.object({ all: z.int(), open: z.int(), closed: z.int(), overdue: z.int(), answered: z.int(), published: z.int() });
export type ConsultationCounts = z.infer<typeof consultationCounts>;

/** What a department asked in a year, by the day of opening, and what came of the comments. */
export const departmentFigures = commentFigures.extend({ department: namedRef, drafts: z.int(), overdue: z.int() });
export type DepartmentFigures = z.infer<typeof departmentFigures>;
