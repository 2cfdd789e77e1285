import { z } from "zod";
import { id, instant, ledgerNumber, line, money, namedRef, pageQuery, paragraph, revision, searchWords } from "./common.ts";
import { toldQuantity } from "./matches.ts";

/**
 * A model case (典型案例): written from what was done, shown to the units that it names, on the shelf once all of them agree, taken off it with a
 * reason.
 */
export const exampleStates = ["draft", "asking", "published", "withdrawn"] as const;
export const exampleState = z.enum(exampleStates);
export type ExampleState = z.infer<typeof exampleState>;

/** Everything that can be done with one. Who may do which in what state: `server/access/example-rules.ts`. */
export const exampleSteps = ["edit", "send", "recall", "agree", "refuse", "take_back", "withdraw", "reopen", "adopt", "report", "drop"] as const;
export type ExampleStep = (typeof exampleSteps)[number];

/** Who finds it on the shelf: the alliance, everybody of its county, everybody who is signed in. */
export const exampleAudiences = ["alliance", "county", "public"] as const;
export type ExampleAudience = (typeof exampleAudiences)[number];

/** What it rests on: a cooperation whose value all sides confirmed, or a leader's hard problem that the helped unit calls solved. */
export const exampleSourceKinds = ["cooperation", "undertaking"] as const;
export type ExampleSourceKind = (typeof exampleSourceKinds)[number];
export const exampleSource = z.strictObject({ kind: z.enum(exampleSourceKinds), id });
export type ExampleSource = z.infer<typeof exampleSource>;

/** Most records that one rests on, and most alliances that are kept as having adopted one. */
export const MOST_SOURCES = 6;
export const MOST_ADOPTIONS = 500;

const reason = line(300, 4);
const words = (max: number) => paragraph(max).min(1, { error: "required" }).min(10, { error: "too_short" });

const terms = {
  title: line(60, 4),
  /** What was stuck. */
  problem: words(1_500),
  /** What was done about it, step by step. */
  method: words(3_000),
  /** What others can take from it; may be left out. */
  lesson: paragraph(1_500).default(""),
  audience: z.enum(exampleAudiences).default("county"),
  sources: z.array(exampleSource).min(1, { error: "required" }).max(MOST_SOURCES),
};

export const exampleInput = z.strictObject({ alliance: id, ...terms });
export type ExampleInput = z.output<typeof exampleInput>;

export const examplePatch = z.strictObject(terms).partial();
export type ExamplePatch = z.output<typeof examplePatch>;

/** One step. `alliance`: the one that adopts. */
export const exampleCommand = z.discriminatedUnion("command", [
  z.strictObject({ command: z.literal("send") }),
  z.strictObject({ command: z.literal("recall") }),
  z.strictObject({ command: z.literal("agree"), organization: id.optional() }),
  z.strictObject({ command: z.literal("refuse"), organization: id.optional(), reason }),
  /** A unit no longer wants to stand on the shelf: it comes off at once. */
  z.strictObject({ command: z.literal("take_back"), organization: id.optional(), reason }),
  z.strictObject({ command: z.literal("withdraw"), reason }),
  z.strictObject({ command: z.literal("reopen") }),
  z.strictObject({ command: z.literal("adopt"), alliance: id, plan: line(300, 4) }),
  z.strictObject({ command: z.literal("report"), alliance: id, outcome: line(300, 4) }),
  z.strictObject({ command: z.literal("drop"), alliance: id }),
]);
export type ExampleCommand = z.output<typeof exampleCommand>;

/** `waiting`: a unit's word is missing. `draft`: also what was taken off the shelf. `adopted`: an alliance of the reader's has adopted it. */
export const exampleCounted = z.enum(["published", "waiting", "draft", "adopted"]);
export type ExampleCounted = z.infer<typeof exampleCounted>;

export const exampleQuery = pageQuery.extend({
  number: ledgerNumber.optional(),
  /** Its number, or words of its title, problem, method and lesson. */
  q: searchWords(60).optional(),
  alliance: id.optional(),
  counted: exampleCounted.optional(),
});
export type ExampleQuery = z.infer<typeof exampleQuery>;

/** What the records say that it rests on, as they were when its units were asked: sums over the cooperations. */
const figures = z.object({
  /** Confirmed by all sides; null where none is. */
  value: money.nullable(),
  /** Delivered, where all cooperations count in one unit. */
  quantity: toldQuantity.nullable(),
  /** Days from the beginning of the earliest to the end of the latest. */
  days: z.int().nullable(),
});
export type ExampleFigures = z.infer<typeof figures>;

export const exampleRow = z.object({
  id,
  alliance: namedRef,
  /** Number in the alliance's ledger of the year, such as 2026-3. */
  number: z.string(),
  title: z.string(),
  problem: z.string(),
  state: exampleState,
  audience: z.enum(exampleAudiences),
  figures,
  /** Alliances that have adopted it. */
  adopted: z.int(),
  /** Units whose word is missing. */
  waiting: z.int(),
  publishedAt: instant.nullable(),
  createdAt: instant,
});
export type ExampleRow = z.infer<typeof exampleRow>;

export const exampleView = exampleRow.extend({
  method: z.string(),
  lesson: z.string(),
  /** `href`: null where the reader may not open the record. */
  sources: z.array(z.object({ kind: z.enum(exampleSourceKinds), id, title: z.string(), figures, href: z.string().nullable() })),
  /** `answer`, `reason`, `by`, `at`: for its writers, and for the unit itself (`mine`). */
  units: z.array(z.object({ organization: namedRef, answer: z.enum(["asked", "agreed", "refused"]).nullable(), reason: z.string(), by: z.string(), at: instant.nullable(), mine: z.boolean() })),
  /** Newest first; `mine`: the reader may report on it and drop it. */
  adoptions: z.array(z.object({ alliance: namedRef, by: z.string(), at: instant, plan: z.string(), outcome: z.string(), reportedAt: instant.nullable(), mine: z.boolean() })),
  /** Alliances for which the reader may adopt it. */
  adopters: z.array(namedRef),
  author: z.string(),
  /** Why it was taken off the shelf. */
  withdrawn: z.string().nullable(),
  /** Additions only, oldest first; for its writers. */
  log: z.array(z.object({ id, at: instant, kind: z.enum(["written", ...exampleSteps]), name: z.string(), text: z.string() })),
  revision,
  /** Steps that the reader may take now. */
  may: z.array(z.enum(exampleSteps)),
});
export type ExampleView = z.infer<typeof exampleView>;

export const exampleCounts = z.object({ published: z.int(), waiting: z.int(), draft: z.int(), adopted: z.int() });
export type ExampleCounts = z.infer<typeof exampleCounts>;
