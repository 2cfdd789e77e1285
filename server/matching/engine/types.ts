/**
 * The words of the matching engine: what goes in, what comes out. Everything here is plain data, so that
 * it travels over `postMessage`; only `Vocabulary` holds functions and stays on the engine's side.
 *
 * Units: days are integer day numbers (days since 1970-01-01 of the civil calendar in Asia/Shanghai),
 * money is integer fen (a price for a unit may have a fraction: `app/contracts/fine-fen.ts`), quantities are integer
 * thousandths ("milli") of a canonical unit or of one worth as much, distances are integer kilometres, scores are integers.
 */

export type Side = "need" | "resource";

/** An amount in a canonical unit ("台", "吨", "平方米") or one that is worth as much ("台套"): `milli` is thousandths of it. */
export interface Quantity {
  milli: number;
  unit: string;
}

/** Days from `from` to `until`, both included. */
export interface DayWindow {
  from: number;
  until: number;
}

/** A condition the other side must (`hard`) or should meet. */
export interface Requirement {
  code: string;
  hard: boolean;
}

/**
 * One published line as the engine sees it. `null` means "not said". For a need, `quantity` is what is
 * wanted (open remainder), `unitPriceFen` the highest price for one `priceUnit` and `budgetFen` the
 * most for the whole; for a resource, `quantity` is what is free, `unitPriceFen` what one `priceUnit` costs.
 */
export interface EngineListing {
  id: string;
  side: Side;
  owner: string;
  alliance: string | null;
  county: string | null;
  category: string | null;
  title: string;
  text: string;
  /** Division code of 6 (county and above), 9 (township) or 12 digits. */
  place: string | null;
  quantity: Quantity | null;
  /** Resource: the smallest order it takes; need: the smallest part it accepts from one supplier. */
  minLotMilli: number | null;
  /** Resource: what it can make a day. */
  ratePerDayMilli: number | null;
  /** Resource: when it is free; need: when work may begin and end. */
  window: DayWindow | null;
  /** Need: the day it is due; an earlier one of `dueDay` and `window.until` counts. */
  dueDay: number | null;
  unitPriceFen: number | null;
  /** The unit that the price is for, worth one canonical unit; it need not be the quantity's. Null: the quantity's. */
  priceUnit: string | null;
  budgetFen: number | null;
  /** Farthest acceptable distance; a hard condition where given. */
  maxDistanceKm: number | null;
  requires: Requirement[];
  /** Qualification codes it holds. */
  offers: string[];
  /** Penalty or value that is lost when the need is not met. */
  stakeFen: number | null;
  /** Past promises of the owner, in thousandths of whatever was promised, and what was delivered of them. */
  deliveredMilli: number;
  promisedMilli: number;
  /** Opaque key of the group that may see this line; a query names the keys its reader may see. */
  audience: string;
}

export const criteria = [
  "category",
  "text",
  "quantity",
  "time",
  "distance",
  "price",
  "qualification",
  "reliability",
  "urgency",
] as const;

export type Criterion = (typeof criteria)[number];

/** Points each criterion can give; integers from 0 whose sum is 100. */
export type Weights = Record<Criterion, number>;

export interface EngineQuery {
  /** Not necessarily stored; a stored line never meets itself or a line of its owner. */
  listing: EngineListing;
  /** Today's day number; the engine has no clock. */
  today: number;
  /** Default: `defaultWeights`. */
  weights?: Weights;
  /** Most suggestions wanted, 1 to 200; default 10. */
  limit?: number;
  /** Audience keys the reader may see; `null` for all. */
  visible: readonly string[] | null;
  /** Ids of counterparts that were declined and whose terms have not changed since. */
  declined?: readonly string[];
  /** Only lines in the query's own sector; default all. */
  ownSectorOnly?: boolean;
}

/** What a line should still say before a match can be certain. */
export type MissingField = "quantity" | "date" | "category" | "place";

/** One criterion's share of a score. `points` ≤ `weight`; `facts` are the numbers behind the sentences. */
export interface Reason {
  criterion: Criterion;
  points: number;
  weight: number;
  facts: Record<string, number>;
  zh: string;
  en: string;
}

export interface Suggestion {
  id: string;
  /** 0 to 100, the sum of the reasons' points. */
  score: number;
  /** The same score in thousandths, which decides the order; equal ones are ordered by id. */
  milliScore: number;
  /** Per cent to which criteria other than category and text count: 100 once the pair is plainly about the same thing. */
  relevance: number;
  /** The counterpart can meet the whole need in time, at the price, and no hard condition is broken. */
  fits: boolean;
  /** It fits, both lines say quantity and date, and a price that meets a limit is for a unit of the same group: nothing rests on a guess. */
  certain: boolean;
  /** Thousandths of the need's unit that this counterpart can supply or take in time; null where unknown. */
  supplyMilli: number | null;
  reasons: Reason[];
}

export interface MatchResult {
  suggestions: Suggestion[];
  /** The query itself says enough to be matched as certain. */
  certain: boolean;
  missing: MissingField[];
  /** Live counterparts the answer was chosen from (before audience and hard conditions). */
  considered: number;
}

/** How the order would change under other weights. */
export interface WeightPreview {
  before: MatchResult;
  after: MatchResult;
  /** For each counterpart in either list: its place (from 1) before and after, null where it is not listed. */
  moves: { id: string; before: number | null; after: number | null }[];
}

export interface SplitPart {
  id: string;
  milli: number;
  /** When this part is made: from its first usable day to the day it is finished. */
  window: DayWindow;
  score: number;
  /** Null where the supplier names no price, or one for another unit than the need's quantity has. */
  costFen: number | null;
}

/** Up to five suppliers that meet a need together. */
export interface SplitPlan {
  parts: SplitPart[];
  coveredMilli: number;
  missingMilli: number;
  /** Every unit is covered, in time, at known quantities and dates. */
  complete: boolean;
  /** It is complete, and no supplier's price stands beside a limit for another unit. */
  certain: boolean;
  zh: string;
  en: string;
}

export type RelaxationKind = "days" | "quantity" | "distance" | "price" | "qualification";

/** The smallest single concession of one kind and how many counterparts would then fit. */
export interface Relaxation {
  kind: RelaxationKind;
  /** Days later, thousandths of a unit less, kilometres farther, fen a unit more; 1 for a qualification. */
  amount: number;
  /** The qualification to waive, else null. */
  code: string | null;
  /** The canonical unit that a price is for, as the asking line has it; else null. */
  unit: string | null;
  fits: number;
  /** The counterparts inside the reader's audience, best first, at most 5. */
  ids: string[];
  zh: string;
  en: string;
}

export interface Diagnosis {
  /** Counterparts about the same thing that the reader may see. */
  related: number;
  /** Of these, how many fit already. */
  fits: number;
  /** Smallest first within each kind. */
  relaxations: Relaxation[];
  /** Fits outside the reader's audience: a count, never a name. */
  fitsOutside: number;
  zh: string;
  en: string;
}

/** A line of the same side that says nearly the same. */
export interface SimilarListing {
  id: string;
  /** Per cent of the shorter line's words that both share, by weight. */
  likeness: number;
  /** The same request posted again rather than merely a common need. */
  duplicate: boolean;
  /** The titles end alike: where texts are alike too, the same thing is asked for, not something else in the same standing words. */
  sameThing: boolean;
}

export interface EngineStats {
  needs: number;
  resources: number;
  withdrawn: number;
  terms: number;
  sectors: number;
  /** Bytes of all typed arrays allocated. */
  bytes: number;
}

export interface Bilingual {
  zh: string;
  en: string;
}

/** What the engine must know of the world; passed in, so that the engine itself reads no file. */
export interface Vocabulary {
  /** Words of a text as a person would cut them, in order; any text, never throws. */
  words(text: string): string[];
  /** Whether everybody uses a word (项目, 可以), so that two texts that share it need have nothing in common. */
  isCommonWord(word: string): boolean;
  /** The process groups that a normalised text names, once for each time it names them. */
  processesIn(text: string): readonly string[];
  /** The name of the process group a word belongs to (喷漆 → 喷涂), or null. */
  processOf(word: string): string | null;
  /** All normalised words of a process group, its name first. */
  wordsOfProcess(process: string): readonly string[];
  /** How much a character (by code) tells in general, from names of trades and products; about 2 to 9. */
  characterRarity(code: number): number;
  /** The top node of a category; "" for unknown or none. */
  sectorOf(category: string | null): string;
  /** How near two categories are: 1000 same, 0 unrelated. Symmetric. */
  categoryRelation(a: string, b: string): number;
  categoryName(category: string): Bilingual;
  /** Kilometres between two places (integer), or null where one is unknown. Symmetric. */
  distanceKm(a: string, b: string): number | null;
  placeName(place: string): string;
  /** Units with the same group key may be set against each other one to one; an unknown unit is its own group. */
  unitGroup(unit: string): string;
  /** A unit as read in a text: its code in the list of units, its canonical unit and factor in thousandths of it; or null. */
  readUnit(text: string): { code: string; unit: string; milliPerUnit: number } | null;
  qualificationName(code: string): Bilingual;
}

/** The engine. One writer; every change is seen by the next call. No call throws on a listing's content. */
export interface Engine {
  /** Adds a line, or replaces the line of the same id. */
  insert(listing: EngineListing): void;
  /** Replaces the line of the same id; adds it where it is new. */
  change(listing: EngineListing): void;
  /** Takes a line out; false where it was not there. */
  withdraw(id: string): boolean;
  match(query: EngineQuery): MatchResult;
  preview(query: EngineQuery, weights: Weights): WeightPreview;
  /** Null where the query is no need with a quantity, or nobody can supply a part. */
  split(query: EngineQuery): SplitPlan | null;
  diagnose(query: EngineQuery): Diagnosis;
  /** Lines of the query's own side that say nearly the same, best first. */
  similar(query: EngineQuery): SimilarListing[];
  stats(): EngineStats;
}
