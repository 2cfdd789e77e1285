import { z } from "zod";
import { day, id, instant, line, money, namedRef, paragraph, revision } from "./common.ts";
import { resolutionNumber } from "./resolution-number.ts";

/** Most lines that the outgoing chair adds in its own words, and most notes to lines that the hub found. */
export const MOST_OWN_LINES = 50;
export const MOST_NOTES = 500;

/** What the hub finds open when the chair changes hands. */
export const foundKinds = ["action", "meeting", "minutes", "resolution", "suggestion", "cooperation"] as const;
/** What the outgoing chair adds: a promise that was given, or something else that the next one has to know. */
export const ownKinds = ["promise", "other"] as const;
export const handOverKinds = [...foundKinds, ...ownKinds] as const;
export type HandOverKind = (typeof handOverKinds)[number];

/** Being prepared, signed by the outgoing chair, taken over by the incoming one. */
export const handOverStates = ["open", "handed", "accepted"] as const;
export const handOverState = z.enum(handOverStates);
export type HandOverState = z.infer<typeof handOverState>;

/** `kind:id` of a line. */
const lineKey = z.string().regex(/^[a-z]{1,20}:[0-9a-f]{24}$/, { error: "not_allowed" });
const reason = line(200, 4);

/** A line in the outgoing chair's own words; a new one has no key yet. */
export const ownLineInput = z.strictObject({
  key: lineKey.optional(),
  kind: z.enum(ownKinds),
  title: line(200, 2),
  due: day.nullable().default(null),
});

/** What can be done with the hand-over of a term. `inPlace`: why who keeps the alliance signs in a side's place. */
export const handOverCommand = z.discriminatedUnion("command", [
  /** Replaces remarks, notes and own lines. A note to a line that is not open any more is dropped. */
  z.strictObject({
    command: z.literal("prepare"),
    remarks: paragraph(4_000).default(""),
    notes: z.array(z.strictObject({ key: lineKey, note: line(200) })).max(MOST_NOTES).default([]),
    own: z.array(ownLineInput).max(MOST_OWN_LINES).default([]),
  }),
  /** The outgoing side signs: the lines stay as they are at this instant. */
  z.strictObject({ command: z.literal("sign"), inPlace: reason.optional() }),
  /** The incoming side gives it back: something is missing. */
  z.strictObject({ command: z.literal("return"), reason }),
  /** The incoming side signs, with what it does not take over unseen, if there is any. */
  z.strictObject({ command: z.literal("accept"), words: paragraph(1_000).default(""), inPlace: reason.optional() }),
]);
export type HandOverCommand = z.output<typeof handOverCommand>;

export const handOverLine = z.object({
  key: z.string(),
  kind: z.enum(handOverKinds),
  /** Number in its ledger; null where it has none. */
  number: z.string().nullable(),
  resolution: resolutionNumber.nullable(),
  title: z.string(),
  /** Who has it; null where nobody does. */
  unit: z.string().nullable(),
  due: day.nullable(),
  /** Past its day when the list was read, or signed. */
  late: z.boolean(),
  note: z.string(),
  href: z.string().nullable(),
});
export type HandOverLine = z.infer<typeof handOverLine>;

/** Something that was signed or given back, in order of time; `inPlace`: why somebody else signed for the side. */
export const handOverEntry = z.object({
  kind: z.enum(["signed", "returned", "accepted"]),
  at: instant,
  name: z.string(),
  organization: z.string(),
  words: z.string(),
  inPlace: z.string().nullable(),
  /** SHA-256 over what was signed and all entries before; null of what was given back. */
  seal: z.string().nullable(),
});
export type HandOverEntry = z.infer<typeof handOverEntry>;

/** What happened in the alliance during a term, up to now while it runs. */
export const termReport = z.object({
  meetings: z.int(),
  /** Units present, summed over those meetings. */
  attendances: z.int(),
  resolutions: z.int(),
  tasksGiven: z.int(),
  /** Tasks reported as done in the term, and of these by their day. */
  tasksFinished: z.int(),
  tasksInTime: z.int(),
  suggestions: z.int(),
  suggestionsSolved: z.int(),
  needs: z.int(),
  resources: z.int(),
  cooperations: z.int(),
  confirmed: z.int(),
  confirmedValue: money,
});
export type TermReport = z.infer<typeof termReport>;

const side = z.object({ organization: namedRef, person: namedRef.nullable() });

/** What is handed over, as its two sides and who keeps the alliance see it. */
export const handOverPaper = z.object({
  remarks: z.string(),
  lines: z.array(handOverLine),
  /** Lines that only who prepares the meetings may read. */
  withheld: z.int(),
  /** There is more of some kind than is listed. */
  partial: z.boolean(),
});
export type HandOverPaper = z.infer<typeof handOverPaper>;

/** `GET /alliances/{id}/terms/{term}`: a term that runs or is over, what came of it, and how the chair is handed over. */
export const termAccount = z.object({
  alliance: namedRef,
  term: z.object({ id, state: z.enum(["past", "present"]), from: instant, until: instant }),
  outgoing: side,
  /** Null where no term follows. */
  incoming: side.nullable(),
  report: termReport,
  /** Null where nothing is handed over: no other unit follows, or the term was over before the hub knew of hand-overs. */
  handOver: z
    .object({
      state: handOverState,
      /** The term is over, and it was not taken over. */
      late: z.boolean(),
      /** Null for other insiders: they learn that it was handed over, by whom, and when. */
      paper: handOverPaper.nullable(),
      entries: z.array(handOverEntry),
      /** Whether what is stored still gives the seals; null where nothing was signed. */
      sound: z.boolean().nullable(),
    })
    .nullable(),
  may: z.object({ prepare: z.boolean(), sign: z.boolean(), signInPlace: z.boolean(), answer: z.boolean(), acceptInPlace: z.boolean() }),
  revision,
});
export type TermAccount = z.infer<typeof termAccount>;
