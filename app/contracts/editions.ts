import { z } from "zod";
import { day, id, instant, namedRef, pageQuery, paragraph } from "./common.ts";
import { listingKind, listingKinds, listingState, listingView, type ListingKind } from "./listings.ts";

/** An edition (第N期) holds at most so many lines. */
export const MOST_EDITION_LINES = 2_000;

/** Against the edition before: for the first time, in other words, as before; or in the one before and open no more. */
export const editionChanges = ["new", "changed", "same", "gone"] as const;
export const editionChange = z.enum(editionChanges);
export type EditionChange = z.infer<typeof editionChange>;

/** `POST /api/v1/alliances/{id}/editions`. `after`: the newest edition that was known, null for none: nobody publishes twice unawares. */
export const editionInput = z.strictObject({ foreword: paragraph(2_000).default(""), after: id.nullable() });
export type EditionInput = z.output<typeof editionInput>;

/** What was wrong in an edition; it stays as it was, and this stands above it. */
export const editionCorrection = z.strictObject({ text: paragraph(500).min(4, { error: "too_short" }) });
export type EditionCorrection = z.output<typeof editionCorrection>;

/** Months between two editions, counted from January. */
export const rhythmMonths = [1, 2, 3, 6, 12] as const;

/** When editions are published: on a day of every so many months; by the hub itself where `automatic`. `months` null: when somebody likes. */
export const rhythmInput = z.strictObject({
  months: z.union(rhythmMonths.map((months) => z.literal(months))).nullable(),
  day: z.int().min(1).max(28).default(1),
  automatic: z.boolean().default(false),
});
export type RhythmInput = z.output<typeof rhythmInput>;

/** `GET /api/v1/alliances/{id}/edition-rhythm`. */
export const rhythmView = z.object({
  months: z.int().nullable(),
  day: z.int(),
  automatic: z.boolean(),
  /** Day of the next edition; null without a rhythm. */
  next: day.nullable(),
  may: z.object({ publish: z.boolean() }),
});
export type RhythmView = z.infer<typeof rhythmView>;

const countsOfKind = z.object({ lines: z.int(), new: z.int(), changed: z.int(), gone: z.int() });
export type CountsOfKind = z.infer<typeof countsOfKind>;
const countsByKind = z.object(Object.fromEntries(listingKinds.map((kind) => [kind, countsOfKind])) as Record<ListingKind, typeof countsOfKind>);

/** `GET /api/v1/alliances/{id}/editions/preview`: what an edition published now would hold. */
export const editionPreview = z.object({
  alliance: namedRef,
  year: z.int(),
  serial: z.int(),
  /** The newest edition; null before the first. */
  after: z.object({ id, year: z.int(), serial: z.int(), day }).nullable(),
  counts: countsByKind,
  /** Lines with something "to be specified", and those that run out within a week. */
  unspecified: z.int(),
  expiring: z.int(),
  /** More lines than an edition can hold. */
  tooMany: z.boolean(),
});
export type EditionPreview = z.infer<typeof editionPreview>;

/** An edition in a list. */
export const editionSummary = z.object({
  id,
  year: z.int(),
  /** Number in the alliance's series of that year. */
  serial: z.int(),
  day,
  /** Who published it; null where the hub did by its rhythm. */
  name: z.string().nullable(),
  corrections: z.int(),
});
export type EditionSummary = z.infer<typeof editionSummary>;

/** `GET /api/v1/editions/{id}`; counts are of the lines that the reader could read then and may read now. */
export const editionView = editionSummary.omit({ corrections: true }).extend({
  alliance: namedRef,
  at: instant,
  foreword: z.string(),
  counts: countsByKind,
  corrections: z.array(z.object({ at: instant, name: z.string(), text: z.string() })),
  previous: id.nullable(),
  may: z.object({ correct: z.boolean() }),
});
export type EditionView = z.infer<typeof editionView>;

export const editionLineQuery = pageQuery.extend({ kind: listingKind.default("need") });
export type EditionLineQuery = z.output<typeof editionLineQuery>;

/** A line as it stood when the edition was published, and where it stands now. */
export const editionLine = z.object({
  change: editionChange,
  listing: listingView,
  now: z.object({
    state: listingState,
    /** What is not promised now, in the unit of its quantity; null without one. */
    remaining: listingView.shape.remaining,
    /** Whether it says something else by now. */
    changed: z.boolean(),
  }),
});
export type EditionLine = z.infer<typeof editionLine>;
