import { Schema, type Connection, type Model } from "mongoose";
import type { Condition } from "../app/contracts/conditions.ts";
import type { Audience, ListingKind, ListingState, Qualification } from "../app/contracts/listings.ts";
import type { PolicyDetails } from "../app/contracts/policies.ts";

/**
 * A quantity as it was written, in whole thousandths of its unit, and the same in the unit's canonical one (rounded),
 * in which quantities of different units are compared.
 */
export interface StoredQuantity {
  milli: number;
  unit: string;
  canonicalMilli: number;
  canonicalUnit: string;
}

/** Fen for one unit as written, and the same for one canonical unit, below one yuan with a fraction of a fen. */
export interface StoredPrice {
  fen: number;
  per: string;
  canonicalFen: number;
  canonicalPer: string;
}

/** What a listing says; null: to be specified. Days are `YYYY-MM-DD`. */
export interface ListingTerms {
  title: string;
  text: string;
  category: string | null;
  quantity: StoredQuantity | null;
  minLot: StoredQuantity | null;
  ratePerDay: StoredQuantity | null;
  window: { from: string; until: string } | null;
  dueDate: string | null;
  place: string | null;
  maxDistanceKm: number | null;
  price: StoredPrice | null;
  amountFen: number | null;
  qualifications: Qualification[];
  stakeFen: number | null;
  stakeNote: string | null;
  audience: Audience;
  priceAudience: "audience" | "parties";
  /** Last day on which it is open; null only while a draft. */
  expiresOn: string | null;
  standing: boolean;
  /** Whom a resource takes on; absent in records stored before there were any (`server/conditions/conditions-of.ts`). */
  conditions?: Condition[];
  policy: PolicyDetails | null;
}

/** A need, a resource or a policy. */
export interface ListingRecord extends ListingTerms {
  _id: string;
  kind: ListingKind;
  alliance: string;
  /** Division code of the alliance's county. */
  county: string;
  owner: string;
  state: ListingState;
  /** Published or partly: what lists show when nothing else is asked for. */
  open: boolean;
  /** What is not promised yet, in thousandths of `quantity.unit`; null without a quantity. Never below zero. */
  remainingMilli: number | null;
  /** Organizations that promised a part of it: they see a price that is for the parties only. */
  parties: string[];
  revision: number;
  /** Grows when something changes that a match rests on; a declined pair may come back then. */
  termsRevision: number;
  typedBy: string;
  createdAt: Date;
  changedAt: Date;
  publishedAt: Date | null;
  withdrawnReason: string | null;
  /** The day for which each notice before the end was given, so that each is given once: 7 days, 24 hours. */
  warned: { week: string | null; day: string | null };

  /** Derived: keys of the groups that may read it (`server/access/listing-rules.ts`). */
  readers: string[];
  /** Derived: its category and everything above that. */
  categoryPath: string[];
  /** Derived: the county of its place, and the township where it names one. */
  placePath: string[];
  /** Derived: pairs of characters and whole words that it is found by. */
  tokens: string[];
  /** Derived: side and readers as a number (`server/matching/candidates`), by which candidates are found in the database; null for policies. */
  matchScope: number | null;
  /** Derived: its category and its most telling terms, as numbers. */
  matchTerms: number[];
  /** Derived: one text a sort order, unique by the id at its end, so that a page is one range of one index. */
  order: { published: string; due: string; stake: string };
}

const quantity = { type: { milli: Number, unit: String, canonicalMilli: Number, canonicalUnit: String }, _id: false, default: null };

const schema = new Schema<ListingRecord>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    alliance: { type: String, required: true },
    county: { type: String, required: true },
    owner: { type: String, required: true },
    title: { type: String, required: true },
    text: { type: String, default: "" },
    category: { type: String, default: null },
    quantity,
    minLot: quantity,
    ratePerDay: quantity,
    window: { type: { from: String, until: String }, _id: false, default: null },
    dueDate: { type: String, default: null },
    place: { type: String, default: null },
    maxDistanceKm: { type: Number, default: null },
    price: { type: { fen: Number, per: String, canonicalFen: Number, canonicalPer: String }, _id: false, default: null },
    amountFen: { type: Number, default: null },
    qualifications: { type: [{ _id: false, code: String, hard: Boolean }], default: [] },
    stakeFen: { type: Number, default: null },
    stakeNote: { type: String, default: null },
    audience: { type: Schema.Types.Mixed, required: true },
    priceAudience: { type: String, required: true },
    expiresOn: { type: String, default: null },
    standing: { type: Boolean, default: false },
    conditions: { type: [Schema.Types.Mixed], default: [] },
    policy: { type: Schema.Types.Mixed, default: null },
    state: { type: String, required: true },
    open: { type: Boolean, required: true },
    remainingMilli: { type: Number, default: null },
    parties: { type: [String], default: [] },
    revision: { type: Number, required: true },
    termsRevision: { type: Number, required: true },
    typedBy: { type: String, required: true },
    createdAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
    publishedAt: { type: Date, default: null },
    withdrawnReason: { type: String, default: null },
    warned: { week: { type: String, default: null }, day: { type: String, default: null } },
    readers: { type: [String], required: true },
    categoryPath: { type: [String], default: [] },
    placePath: { type: [String], default: [] },
    tokens: { type: [String], default: [] },
    matchScope: { type: Number, default: null },
    matchTerms: { type: [Number], default: [] },
    order: {
      published: { type: String, required: true },
      due: { type: String, required: true },
      stake: { type: String, required: true },
    },
  },
  { versionKey: false, minimize: false, collection: "listings" },
);
/** Lists: who may read it × state × kind, in each order; one page is one range a state, forwards or backwards. */
schema.index({ readers: 1, state: 1, kind: 1, "order.published": 1 });
schema.index({ readers: 1, state: 1, kind: 1, "order.due": 1 });
schema.index({ readers: 1, state: 1, kind: 1, "order.stake": 1 });
schema.index({ categoryPath: 1, state: 1, kind: 1, "order.published": 1 });
schema.index({ categoryPath: 1, state: 1, kind: 1, "order.due": 1 });
schema.index({ categoryPath: 1, state: 1, kind: 1, "order.stake": 1 });
schema.index({ placePath: 1, state: 1, kind: 1, "order.published": 1 });
schema.index({ placePath: 1, state: 1, kind: 1, "order.due": 1 });
schema.index({ placePath: 1, state: 1, kind: 1, "order.stake": 1 });
schema.index({ tokens: 1, "order.published": 1 });
/** What an alliance is counted by. */
schema.index({ alliance: 1, kind: 1, open: 1, dueDate: 1 });
schema.index({ owner: 1, state: 1, kind: 1, "order.published": 1 });
/** The sweep of what runs out; the engine's start. */
schema.index({ open: 1, expiresOn: 1 });

export const listingModel = (connection: Connection): Model<ListingRecord> => connection.model<ListingRecord>("Listing", schema);
