import { z } from "zod";
import { day, id, instant, ledgerNumber, line, namedRef, pageQuery, paragraph, revision, searchWords } from "./common.ts";

/**
 * A hard problem that a leader takes upon himself by name (领办). Proposed to somebody, declined, running since the owner's own word, done as the
 * owner says, confirmed by the unit that it helps, stopped by the county's department. What the unit calls not solved runs on.
 */
export const undertakingStates = ["proposed", "declined", "running", "done", "confirmed", "stopped"] as const;
export const undertakingState = z.enum(undertakingStates);
export type UndertakingState = z.infer<typeof undertakingState>;

/** Everything that can be done with one. Who may do which in what state: `server/access/undertaking-rules.ts`. */
export const undertakingSteps = [
  "accept",
  "decline",
  "ask_again",
  "line",
  "assistant",
  "hand_on",
  "recall",
  "take_on",
  "refuse",
  "ask_time",
  "grant_time",
  "deny_time",
  "finish",
  "confirm",
  "not_solved",
  "stop",
  "write",
] as const;
export type UndertakingStep = (typeof undertakingSteps)[number];

/** What it comes from. `meeting`: of an item of a meeting's agenda. */
export const sourceKinds = ["action", "suggestion", "case", "listing", "item"] as const;
export type SourceKind = (typeof sourceKinds)[number];
export const undertakingSource = z
  .strictObject({ kind: z.enum(sourceKinds), id, meeting: id.nullable().default(null) })
  .refine(({ kind, meeting }) => (kind === "item") === (meeting !== null), { error: "required", path: ["meeting"] });
export type UndertakingSource = z.output<typeof undertakingSource>;

/** Somebody with a seat in the alliance or its county, by name, with the post in which he answers (县委组织部副部长). */
const owner = z.strictObject({ person: id, post: line(40, 2) });
const reason = line(300, 4);
const words = paragraph(1_000).min(4, { error: "too_short" });

/** Most weekly lines and most messages of one problem. */
export const MOST_LINES = 500;
export const MOST_MESSAGES = 500;

export const undertakingInput = z.strictObject({
  alliance: id,
  title: line(80, 4),
  /** What is stuck. */
  obstacle: words,
  /** By what one can tell that it is done. */
  aim: line(200, 4),
  due: day,
  owner,
  /** Unit that it helps; absent: the one that follows from the source, where that may be named to the whole alliance. */
  helped: id.optional(),
  /** Units that help. */
  helpers: z.array(id).max(20).default([]),
  source: undertakingSource.nullable().default(null),
});
export type UndertakingInput = z.output<typeof undertakingInput>;

/** One step. */
export const undertakingCommand = z.discriminatedUnion("command", [
  z.strictObject({ command: z.literal("accept") }),
  z.strictObject({ command: z.literal("decline"), reason }),
  /** Somebody else is asked after one has declined. */
  z.strictObject({ command: z.literal("ask_again"), owner }),
  /** The week's line: what moved, what is next, what blocks (may be nothing). */
  z.strictObject({ command: z.literal("line"), moved: line(300, 2), next: line(300, 2), blocks: line(300, 0).default("") }),
  /** Who may write the week's line in the owner's place (经办人), or nobody. */
  z.strictObject({ command: z.literal("assistant"), person: id.nullable() }),
  z.strictObject({ command: z.literal("hand_on"), owner, reason }),
  z.strictObject({ command: z.literal("recall") }),
  z.strictObject({ command: z.literal("take_on") }),
  z.strictObject({ command: z.literal("refuse"), reason }),
  z.strictObject({ command: z.literal("ask_time"), due: day, reason }),
  z.strictObject({ command: z.literal("grant_time") }),
  z.strictObject({ command: z.literal("deny_time"), reason }),
  z.strictObject({ command: z.literal("finish"), proof: words }),
  z.strictObject({ command: z.literal("confirm"), words: line(300, 0).default("") }),
  z.strictObject({ command: z.literal("not_solved"), reason }),
  z.strictObject({ command: z.literal("stop"), reason }),
  /** Of the helped unit to the owner, or back. */
  z.strictObject({ command: z.literal("write"), text: paragraph(1_000).min(2, { error: "too_short" }) }),
]);
export type UndertakingCommand = z.output<typeof undertakingCommand>;

/** What a figure of an owner counts; the rows behind it are those of the list with `owner` and `as`. */
export const ownerParts = ["taken", "running", "overdue", "done", "confirmed", "declined", "handed_on"] as const;
export type OwnerPart = (typeof ownerParts)[number];

/** `open`: proposed, running or waiting for the unit's word; `unanswered`: a message of the helped unit has waited too long. */
export const undertakingCounted = z.enum(["all", "open", "overdue", "unanswered", "done", "confirmed"]);

export const undertakingQuery = pageQuery.extend({
  number: ledgerNumber.optional(),
  /** Its number, or words of its title, what is stuck and the aim, all of them in any order. */
  q: searchWords(60).optional(),
  alliance: id.optional(),
  state: undertakingState.optional(),
  counted: undertakingCounted.optional(),
  /** Whoever owns it, owned it, or was asked to. */
  owner: id.optional(),
  /** Only with `owner`: what a figure of theirs counts. */
  as: z.enum(ownerParts).optional(),
});
export type UndertakingQuery = z.infer<typeof undertakingQuery>;

const ownerView = z.object({ id, name: z.string(), post: z.string(), organization: z.string() });

/** A line of the ledger. */
export const undertakingRow = z.object({
  id,
  alliance: namedRef,
  /** Number in the alliance's ledger of the year, such as 2026-12. */
  number: z.string(),
  title: z.string(),
  state: undertakingState,
  /** Who is asked, while it is proposed; who answers for it, since. */
  owner: ownerView,
  helped: namedRef,
  due: day,
  /** Last day as it was agreed at first. */
  firstDue: day,
  overdue: z.boolean(),
  weeks: z.object({ due: z.int(), written: z.int() }),
  /** What moved, as the newest line says. */
  latest: z.object({ at: instant, moved: z.string() }).nullable(),
  /** The oldest message of the helped unit that waits for the owner's answer, and the last day in time. */
  unanswered: z.object({ since: instant, due: day, overdue: z.boolean() }).nullable(),
  createdAt: instant,
});
export type UndertakingRow = z.infer<typeof undertakingRow>;

/** `missed`: due, over, without a line. `open`: a line is expected until Sunday. `free`: none is due. */
export const weekStates = ["written", "missed", "open", "free"] as const;

export const undertakingView = undertakingRow.extend({
  obstacle: z.string(),
  aim: z.string(),
  /** Null where there is none, or the reader may not see it. */
  source: z.object({ kind: z.enum(sourceKinds), title: z.string(), href: z.string() }).nullable(),
  helpers: z.array(namedRef),
  raisedBy: z.string(),
  /** Everybody who owned it by own word, oldest first. `reason`: why it was handed on; null for who has it. */
  owners: z.array(ownerView.extend({ from: instant, until: instant.nullable(), reason: z.string().nullable() })),
  assistant: namedRef.nullable(),
  /** Named to take it on, and not yet answered. */
  handOn: ownerView.extend({ reason: z.string(), by: z.string(), at: instant }).nullable(),
  /** A later last day that the owner asks for. */
  extension: z.object({ due: day, reason: z.string(), at: instant }).nullable(),
  proof: z.string().nullable(),
  /** Why the helped unit does not call it solved; null once it was said to be done anew. */
  notSolved: z.string().nullable(),
  /** Newest first. */
  byWeek: z.array(
    z.object({
      /** The Monday. */
      week: day,
      state: z.enum(weekStates),
      lines: z.array(z.object({ id, at: instant, name: z.string(), byAssistant: z.boolean(), moved: z.string(), next: z.string(), blocks: z.string() })),
    }),
  ),
  /** Oldest first; `text` is null for who stands outside: they see that something was written, and how long it waited. */
  messages: z.array(
    z.object({
      id,
      at: instant,
      side: z.enum(["helped", "owner"]),
      name: z.string(),
      text: z.string().nullable(),
      /** Of the helped unit's: work days until the answer, or until today while there is none. */
      waited: z.object({ workDays: z.int(), answered: z.boolean() }).nullable(),
    }),
  ),
  /** Additions only, oldest first. */
  log: z.array(
    z.object({
      id,
      at: instant,
      kind: z.enum(["raised", "reminded", ...undertakingSteps]),
      /** Empty for the clock. */
      name: z.string(),
      text: z.string(),
    }),
  ),
  revision,
  /** Steps that the reader may take now. */
  may: z.array(z.enum(undertakingSteps)),
});
export type UndertakingView = z.infer<typeof undertakingView>;

export const undertakingCounts = z.object({ all: z.int(), open: z.int(), overdue: z.int(), unanswered: z.int(), done: z.int(), confirmed: z.int() });
export type UndertakingCounts = z.infer<typeof undertakingCounts>;

/**
 * What came of the problems of one owner; each figure counts problems, but for the weeks. `taken`: accepted by own word, at first or from another
 * owner. `running`, `overdue`: theirs now. `done`: theirs, and done as they say, confirmed or not. `confirmed`: by the helped unit. `declined`: asked,
 * and refused. `handedOn`: owned before another one took it on. `weeksDue`: weeks that are over and needed a line of theirs; `weeksWritten`: those that have one.
 */
export const ownerFigures = z.object({
  owner: ownerView,
  taken: z.int(),
  running: z.int(),
  overdue: z.int(),
  done: z.int(),
  confirmed: z.int(),
  declined: z.int(),
  handedOn: z.int(),
  weeksDue: z.int(),
  weeksWritten: z.int(),
});
export type OwnerFigures = z.infer<typeof ownerFigures>;

/** Somebody who can be asked. */
export const ownerCandidate = z.object({ id, name: z.string(), organization: z.string() });
export type OwnerCandidate = z.infer<typeof ownerCandidate>;
