import { z } from "zod";
import { day, dayRange, fenAmount, id, instant, line, money, namedRef, pageQuery, paragraph, placeCode, quantity, searchWords } from "./common.ts";
import { condition, conditions } from "./conditions.ts";
import { policyDetails } from "./policies.ts";

/** The three lists: needs, resources and published government policies. */
export const listingKinds = ["need", "resource", "policy"] as const;
export const listingKind = z.enum(listingKinds);
export type ListingKind = z.infer<typeof listingKind>;

/**
 * Where a listing stands: not yet shown to others; open; open with a part promised; nothing left to promise;
 * taken back by its owner; run out by the calendar.
 */
export const listingStates = ["draft", "published", "partly", "fulfilled", "withdrawn", "expired"] as const;
export const listingState = z.enum(listingStates);
/** In these a line is to be seen in the lists and matched. */
export const openStates = ["published", "partly"] as const satisfies readonly z.infer<typeof listingState>[];
export type ListingState = z.infer<typeof listingState>;

/** Code of a node of the category tree (`GET /api/v1/reference/categories`). */
export const categoryCode = z.string().regex(/^[A-Za-z0-9._:-]{1,40}$/, { error: "category" });

/**
 * A qualification: what a need requires, what a resource has. `code` is a code of the vocabulary or the words
 * themselves ("二级焊缝探伤"); the same words on both sides meet. `hard` (needs only): without it there is no match.
 */
export const qualification = z.strictObject({ code: line(40), hard: z.boolean().default(false) });
export type Qualification = z.infer<typeof qualification>;

/** Money for one unit: the price a resource asks, the most a need can pay. `per` is a unit code. */
export const unitPrice = z.strictObject({ ...money.shape, amount: fenAmount("price_whole_fen"), per: z.string().min(1, { error: "required" }).max(16) });
export type UnitPrice = z.infer<typeof unitPrice>;

/** Who may see the line: its alliance, also named alliances, the county's alliances, everybody who is signed in. */
export const audienceScopes = ["alliance", "alliances", "county", "public"] as const;
export const audience = z
  .strictObject({
    scope: z.enum(audienceScopes),
    /** Beside the own one; only and always with scope `alliances`. */
    alliances: z.array(id).min(1).max(50).optional(),
  })
  .refine((value) => (value.scope === "alliances") === (value.alliances !== undefined), {
    error: "audience_alliances",
    path: ["alliances"],
  });
export type Audience = z.infer<typeof audience>;

/** Who may see the price: whoever sees the line, or only its owner and who cooperates on it. */
export const priceAudience = z.enum(["audience", "parties"]);

/**
 * Everything about a listing that its owner writes and may change. What is left out is "to be specified" and
 * the line is never matched as certain.
 */
export const listingTerms = {
  title: line(80, 2),
  text: paragraph(4_000).default(""),
  category: categoryCode.optional(),
  quantity: quantity.optional(),
  /** Resource: the smallest order it takes; need: the smallest part it accepts from one supplier. */
  minLot: quantity.optional(),
  /** Resource: what it can make a day. */
  ratePerDay: quantity.optional(),
  /** Resource: when it is free; need: when the work may begin and end. */
  window: dayRange.optional(),
  /** Needs only. */
  dueDate: day.optional(),
  place: placeCode.optional(),
  /** Farthest acceptable distance; nothing beyond it is suggested. */
  maxDistanceKm: z.int().min(1).max(5_000).optional(),
  price: unitPrice.optional(),
  /** Needs: budget for the whole; resources: price for the whole. */
  amount: money.optional(),
  qualifications: z.array(qualification).max(20).default([]),
  /** Penalty, or value that is lost when the need is not met. */
  stake: money.optional(),
  stakeNote: line(100).optional(),
  audience: audience.default({ scope: "alliance" }),
  priceAudience: priceAudience.default("audience"),
  /** Last day on which the line is open. Left out: set by the kind and the dates of the line. */
  expiresOn: day.optional(),
  /** A line that does not run out but is to be confirmed once a year. */
  standing: z.boolean().default(false),
  /** Resources only: whom it takes on, such as a bank's conditions for a loan. A policy has its own. */
  conditions: conditions.default([]),
  /** Policies only, and always there. */
  policy: policyDetails.optional(),
};

/** Terms that belong to some kinds only. */
export const kindsOfTerm: Partial<Record<keyof typeof listingTerms, readonly ListingKind[]>> = {
  minLot: ["need", "resource"],
  ratePerDay: ["resource"],
  window: ["need", "resource"],
  dueDate: ["need"],
  maxDistanceKm: ["need", "resource"],
  stake: ["need"],
  stakeNote: ["need"],
  standing: ["resource", "policy"],
  conditions: ["resource"],
  policy: ["policy"],
};

/** Terms written down that the kind has not; names of the fields. Pure. */
export function foreignTerms(kind: ListingKind, terms: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(kindsOfTerm).flatMap(([name, kinds]) => {
    const value = terms[name];
    const says = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== false;
    return says && !kinds.includes(kind) ? [name] : [];
  });
}

/** `POST /api/v1/listings`. `owner` left out: the organization of the seat in force. */
export const listingInput = z
  .strictObject({
    kind: listingKind,
    alliance: id,
    owner: id.optional(),
    ...listingTerms,
    state: z.enum(["draft", "published"]).default("published"),
  })
  .superRefine((input, context) => {
    for (const name of foreignTerms(input.kind, input)) {
      context.addIssue({ code: "custom", path: [name], message: "not_for_kind" });
    }
    if (input.kind === "policy" && !input.policy) context.addIssue({ code: "custom", path: ["policy"], message: "required" });
  });
export type ListingInput = z.output<typeof listingInput>;

/** `POST /api/v1/policies`: a listing of the kind policy. */
export const policyInput = z
  .strictObject({
    alliance: id,
    owner: id.optional(),
    ...listingTerms,
    policy: policyDetails,
    state: z.enum(["draft", "published"]).default("published"),
  })
  .superRefine((input, context) => {
    for (const name of foreignTerms("policy", input)) context.addIssue({ code: "custom", path: [name], message: "not_for_kind" });
  });
export type PolicyInput = z.output<typeof policyInput>;

/** `PATCH /api/v1/listings/{id}`: the terms to change; null takes one away. `state: "published"` publishes a draft. */
export const listingPatch = z.strictObject({
  title: listingTerms.title.optional(),
  text: paragraph(4_000).optional(),
  category: listingTerms.category.nullable(),
  quantity: listingTerms.quantity.nullable(),
  minLot: listingTerms.minLot.nullable(),
  ratePerDay: listingTerms.ratePerDay.nullable(),
  window: listingTerms.window.nullable(),
  dueDate: listingTerms.dueDate.nullable(),
  place: listingTerms.place.nullable(),
  maxDistanceKm: listingTerms.maxDistanceKm.nullable(),
  price: listingTerms.price.nullable(),
  amount: listingTerms.amount.nullable(),
  qualifications: z.array(qualification).max(20).optional(),
  stake: listingTerms.stake.nullable(),
  stakeNote: listingTerms.stakeNote.nullable(),
  audience: audience.optional(),
  priceAudience: priceAudience.optional(),
  expiresOn: listingTerms.expiresOn.nullable(),
  standing: z.boolean().optional(),
  conditions: conditions.optional(),
  policy: policyDetails.optional(),
  state: z.literal("published").optional(),
});
export type ListingPatch = z.output<typeof listingPatch>;

export const withdrawInput = z.strictObject({ reason: line(200).optional() });

/** Left out: as long again as the kind's usual time. */
export const renewInput = z.strictObject({ expiresOn: day.optional() });

export const listingSorts = ["published", "due", "stake"] as const;
export type ListingSort = (typeof listingSorts)[number];

/**
 * `GET /api/v1/listings`. Without `state`: what is open (published and partly); `all`: whatever was ever published. `category` and
 * `place` cover what lies below them. Usual order: newest first, soonest due first, highest stake first.
 */
export const listingQuery = pageQuery.extend({
  kind: listingKind.optional(),
  alliance: id.optional(),
  owner: id.optional(),
  state: z.enum([...listingStates, "all"]).optional(),
  q: searchWords(100).optional(),
  category: categoryCode.optional(),
  place: placeCode.optional(),
  dueFrom: day.optional(),
  dueUntil: day.optional(),
  sort: z.enum(listingSorts).default("published"),
  order: z.enum(["usual", "reverse"]).default("usual"),
});
export type ListingQuery = z.output<typeof listingQuery>;

/** `GET /api/v1/policies`: as listings, without the kind. */
export const policyQuery = listingQuery.omit({ kind: true });
export type PolicyQuery = z.output<typeof policyQuery>;

/** What a line should still say before a match can be certain. */
export const missingTerms = ["quantity", "dueDate", "window", "category", "place"] as const;

const coded = z.object({ code: z.string(), name: z.string() });

/** A listing as one reader may see it. */
export const listingView = z.object({
  id,
  kind: listingKind,
  state: listingState,
  revision: z.int(),
  /** Grows when something changes that a match rests on. */
  termsRevision: z.int(),
  alliance: namedRef,
  owner: namedRef,
  title: z.string(),
  text: z.string(),
  category: coded.nullable(),
  quantity: quantity.nullable(),
  /** What is not promised yet, in the unit of `quantity`; "0" when nothing is left. */
  remaining: z.object({ value: z.string(), unit: z.string() }).nullable(),
  minLot: quantity.nullable(),
  ratePerDay: quantity.nullable(),
  window: z.object({ from: day, until: day }).nullable(),
  dueDate: day.nullable(),
  place: coded.nullable(),
  maxDistanceKm: z.int().nullable(),
  price: unitPrice.nullable(),
  amount: money.nullable(),
  /** True where a price is written down that this reader may not see. */
  priceHidden: z.boolean(),
  qualifications: z.array(z.object({ code: z.string(), hard: z.boolean() })),
  stake: money.nullable(),
  stakeNote: z.string().nullable(),
  audience: z.object({ scope: z.enum(audienceScopes), alliances: z.array(namedRef) }),
  priceAudience,
  expiresOn: day.nullable(),
  standing: z.boolean(),
  /** A resource's; those of a policy stand in `policy`. */
  conditions: z.array(condition),
  policy: policyDetails.nullable(),
  /** Terms "to be specified". */
  missing: z.array(z.enum(missingTerms)),
  typedBy: namedRef,
  withdrawnReason: z.string().nullable(),
  createdAt: instant,
  changedAt: instant,
  publishedAt: instant.nullable(),
  /** What this reader may do with it now. */
  may: z.object({ change: z.boolean(), withdraw: z.boolean(), renew: z.boolean() }),
});
export type ListingView = z.infer<typeof listingView>;

/** One line of a listing's timeline, newest first. */
export const listingStep = z.object({
  at: instant,
  /** Key of the texts `listings:step.*`: `draft`, `publish`, `change`, `withdraw`, `renew`, `expire`, `reserve`, `release`. */
  action: z.string(),
  /** Null when the clock did it. */
  person: z.string().nullable(),
  /** Names of the terms that changed. */
  terms: z.array(z.string()),
});
export type ListingStep = z.infer<typeof listingStep>;
