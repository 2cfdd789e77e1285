import { z } from "zod";
import { day, dayRange, id, line, money, paragraph } from "./common.ts";
import { conditionStand } from "./conditions.ts";
import { listingPatch, listingTerms, unitPrice } from "./listings.ts";
import { matchCriterion, matchedListing, matchReason, toldQuantity } from "./matches.ts";

/** What a listing should still say before a match can be certain. */
export const missingFields = ["quantity", "date", "category", "place"] as const;
export type MissingField = (typeof missingFields)[number];

/** An audience that would let somebody see a listing: the county of the listing's alliance, or everybody. */
export const audienceReach = z.enum(["county", "public"]);
export type AudienceReach = z.infer<typeof audienceReach>;

/**
 * A counterpart that is not stored as a suggestion; `fits`: it could meet the whole need, in time, at the price, no
 * condition fails, and its owner may see the listing.
 */
export const candidateView = z.object({
  listing: matchedListing,
  score: z.int().min(0).max(100),
  /** Plainly about the same thing; what is not is told only while nothing better is there. */
  related: z.boolean(),
  fits: z.boolean(),
  certain: z.boolean(),
  /** How much it can supply (or take) in time; null where unknown. */
  supply: toldQuantity.nullable(),
  reasons: z.array(matchReason),
  /** The counterpart's owner may not see the listing and is not asked: the audience that would reach it. Null where it may. */
  reach: audienceReach.nullable(),
  /** How the need's owner stands to a resource's conditions; null where it sets none. Told to the need's side only. */
  conditions: conditionStand.nullable(),
});
export type CandidateView = z.infer<typeof candidateView>;

/** Several suppliers that meet a need together. */
export const splitView = z.object({
  parts: z.array(
    z.object({
      listing: matchedListing,
      quantity: toldQuantity,
      window: dayRange,
      score: z.int(),
      cost: money.nullable(),
    }),
  ),
  covered: toldQuantity,
  /** What is still missing; null when nothing is. */
  missing: toldQuantity.nullable(),
  complete: z.boolean(),
  zh: z.string(),
  en: z.string(),
});
export type SplitView = z.infer<typeof splitView>;

/** Terms of which a change can let a counterpart fit; null takes one away. */
export const relaxationChange = listingPatch
  .pick({ dueDate: true, window: true, quantity: true, minLot: true, maxDistanceKm: true, price: true, amount: true, qualifications: true })
  .strict();
export type RelaxationChange = z.output<typeof relaxationChange>;

/** `POST /listings/{id}/candidates`: the terms to try; nothing of it is stored. */
export const candidatesInput = z.strictObject({ change: relaxationChange });
export type CandidatesInput = z.output<typeof candidatesInput>;

/**
 * The smallest single concession of one kind, and how many counterparts would then fit. `split`: the need gives up its
 * smallest part, or takes what several suppliers have together.
 */
export const relaxationView = z.object({
  kind: z.enum(["days", "quantity", "distance", "price", "qualification", "split"]),
  /** Days later, thousandths of a unit less, kilometres farther, fen a unit more (below one yuan with a fraction); 1 for a qualification; suppliers of a split. */
  amount: z.number(),
  code: z.string().nullable(),
  /** The canonical unit that a price is for, as the listing has it; else null. */
  unit: z.string().nullable(),
  fits: z.int(),
  /** What to try and to write into the listing; null where it cannot do that by itself, empty where it need not change. */
  change: relaxationChange.nullable(),
  zh: z.string(),
  en: z.string(),
});
export type RelaxationView = z.infer<typeof relaxationView>;

export const diagnosisView = z.object({
  /** Counterparts about the same thing that the reader may see, and how many of them fit already. */
  related: z.int(),
  fits: z.int(),
  relaxations: z.array(relaxationView),
  /** Fits that the reader may not see: a count, never a name. */
  fitsOutside: z.int(),
  zh: z.string(),
  en: z.string(),
});
export type DiagnosisView = z.infer<typeof diagnosisView>;

/** Reply of `POST /match/preview`: nothing of it is stored. */
export const previewView = z.object({
  items: z.array(candidateView),
  certain: z.boolean(),
  missing: z.array(z.enum(missingFields)),
  split: splitView.nullable(),
  /** Present when no counterpart fits. */
  diagnosis: diagnosisView.nullable(),
  /** Live counterparts the answer was chosen from. */
  considered: z.int(),
  /** Needs: how many other organizations, in how many alliances, have published the same, whoever may read them. */
  common: z.object({ organizations: z.int(), alliances: z.int() }),
  /** Listings of the same kind that say nearly the same. */
  similar: z.array(z.object({ listing: matchedListing, likeness: z.int(), duplicate: z.boolean() })),
});
export type PreviewView = z.infer<typeof previewView>;

export const readTextInput = z.strictObject({ text: paragraph(4_000).min(1, { error: "required" }) });
export type ReadTextInput = z.output<typeof readTextInput>;

const span = { start: z.int(), end: z.int(), words: z.string() };

/**
 * Something read out of a text, with the place where it stands: `words` is `text.slice(start, end)`. `rough`: "约" and
 * the like; `deadline`: the words name a last day; `loss`: money that is lost when that day is missed.
 */
export const textFact = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("quantity"), ...span, quantity: toldQuantity, rough: z.boolean() }),
  z.object({ kind: z.literal("capacity"), ...span, quantity: toldQuantity, period: z.enum(["year", "month", "day"]), perDay: toldQuantity }),
  /** A price may be written finer than a listing can have it: then its `amount` has a fraction of a fen. */
  z.object({ kind: z.literal("price"), ...span, price: z.object({ ...unitPrice.shape, amount: z.number() }), rough: z.boolean() }),
  z.object({ kind: z.literal("money"), ...span, money, loss: z.boolean(), rough: z.boolean() }),
  z.object({ kind: z.literal("process"), ...span, process: z.string(), category: z.string().nullable() }),
  z.object({ kind: z.literal("date"), ...span, from: day, until: day, deadline: z.boolean() }),
]);
export type TextFact = z.infer<typeof textFact>;
export const readTextView = z.object({ facts: z.array(textFact) });

/** Points that each criterion can give in an alliance; whole numbers that sum to 100. */
export const weightsInput = z
  .strictObject(
    Object.fromEntries(matchCriterion.options.map((name) => [name, z.int().min(0).max(100)])) as Record<
      (typeof matchCriterion.options)[number],
      z.ZodInt
    >,
  )
  .refine((weights) => Object.values(weights).reduce((sum, points) => sum + points, 0) === 100, { error: "weights_sum" });
export type WeightsInput = z.output<typeof weightsInput>;

export const weightsView = z.object({ weights: weightsInput, defaults: weightsInput, revision: z.int() });
export type WeightsView = z.infer<typeof weightsView>;

/** Which listing's candidates to order anew, and by what. */
export const weightsPreviewInput = z.strictObject({ listing: id, weights: weightsInput });

/** Each counterpart's place (from 1) before and after; null where it is not among the first. */
export const weightsPreviewView = z.object({
  moves: z.array(
    z.object({
      listing: matchedListing,
      before: z.int().nullable(),
      after: z.int().nullable(),
      scoreBefore: z.int().nullable(),
      scoreAfter: z.int().nullable(),
    }),
  ),
});
export type WeightsPreviewView = z.infer<typeof weightsPreviewView>;

/**
 * `POST /match/preview`: a listing as in `POST /listings`, but nothing of it needs to be there yet; `listing` names the
 * stored one that is being changed, which is then no counterpart or double of itself.
 */
export const previewInput = z.strictObject({
  kind: z.enum(["need", "resource"]),
  alliance: id,
  owner: id.optional(),
  listing: id.optional(),
  ...listingTerms,
  title: line(80, 0).default(""),
  state: z.enum(["draft", "published"]).optional(),
  limit: z.int().min(1).max(50).default(10),
});
export type PreviewInput = z.output<typeof previewInput>;
