import { readFileSync } from "node:fs";
import type { LineContext } from "../../server/imports/line-context.ts";
import { listingOfLine } from "../../server/imports/listing-of-line.ts";
import { readLines } from "../../server/imports/read-lines.ts";
import { isCommon } from "../../server/matching/common-need.ts";
import { createVocabulary } from "../../server/matching/create-vocabulary.ts";
import { createEngine } from "../../server/matching/engine/create-engine.ts";
import { readPrices } from "../../server/matching/engine/read/read-prices.ts";
import type { EngineListing, SimilarListing } from "../../server/matching/engine/types.ts";
import { createTokenizer } from "../../server/matching/tokenizer.ts";
import { createCategoryOfWords } from "../../server/reference/category-of-words.ts";
import { loadReference, type Reference } from "../../server/reference/load-reference.ts";
import { readJsonLines } from "./read-lines.ts";

/** How the notices that a rule finds stand to those labelled as posted before. */
export interface RuleFigures {
  found: number;
  precision: number;
  recall: number;
}

/**
 * `title`: the rule by which the publish form calls a line a double. `hub`: what would join a common need if each notice were another
 * organization's; its label knows reissues only, so a need that is common but no reissue counts as wrong. `organizationsJoined`: pairs
 * of different organizations that are joined although no reissue.
 */
export interface DuplicateFigures {
  notices: number;
  labelled: number;
  title: RuleFigures;
  hub: RuleFigures;
  organizationsJoined: number;
}

interface Notice {
  id: string;
  enterprise: string;
  label: boolean;
  category: string | null;
  similar: SimilarListing[];
}

/** Lines that the hub looks at when it groups needs (`engine-query.ts`). */
const LOOKED_AT = 40;
/** Whose lines and alliance they are does not matter here. */
const NOBODY = "000000000000000000000000";

/**
 * Reads notices as an import does, publishes them one after another and asks before each whether the same is already there; compares
 * with the label `reissue_or_dup`. Effects: reads the file.
 */
export function evaluateDuplicates(file: string): DuplicateFigures {
  const notices = publishAll(file);
  const byId = new Map(notices.map((notice) => [notice.id, notice]));
  const joins = (one: Notice, similar: SimilarListing, ownerOf: (notice: Notice) => string) => {
    const subjectOf = (notice: Notice) => ({ _id: notice.id, kind: "need" as const, owner: ownerOf(notice), category: notice.category });
    return isCommon(subjectOf(one), subjectOf(byId.get(similar.id)!), similar);
  };
  const ofEnterprise = ({ enterprise, id }: Notice) => enterprise || id;
  const figuresOf = (finds: (notice: Notice) => boolean): RuleFigures => {
    const found = notices.filter(finds);
    const right = found.filter(({ label }) => label).length;
    return { found: found.length, precision: share(right, found.length), recall: share(right, labelled) };
  };
  const labelled = notices.filter(({ label }) => label).length;
  return {
    notices: notices.length,
    labelled,
    title: figuresOf(({ similar }) => similar.some(({ duplicate }) => duplicate)),
    hub: figuresOf((notice) => notice.similar.some((each) => joins(notice, each, ({ id }) => id))),
    organizationsJoined: notices.reduce(
      (sum, notice) => sum + notice.similar.filter((each) => !each.duplicate && joins(notice, each, ofEnterprise)).length,
      0,
    ),
  };
}

const share = (part: number, whole: number): number => Number((part / whole).toFixed(3));

/** The notices in the order of the file, each with what was alike among those before it. */
function publishAll(file: string): Notice[] {
  const reference = loadReference();
  const engine = createEngine(createVocabulary(reference, createTokenizer(reference.processes.words)));
  const context = contextOf(reference);
  const labels = new Map(readJsonLines(file, ({ id, reissue_or_dup }) => [String(id), reissue_or_dup === true] as const));
  return readLines(readFileSync(file, "utf8")).map((line) => {
    const read = listingOfLine(line.fields, context);
    if (!read.input) throw new Error(`line ${line.number}: ${read.notes.map(({ rule }) => rule).join()}`);
    const { title, text, category = null } = read.input;
    const listing = needOf(line.id, title, text, category);
    const similar = engine.similar({ listing, today: 0, visible: null, limit: LOOKED_AT });
    engine.insert(listing);
    return { id: line.id, enterprise: line.fields.enterprise ?? "", label: labels.get(line.id)!, category, similar };
  });
}

function contextOf(reference: Reference): LineContext {
  const vocabulary = createVocabulary(reference);
  return {
    kind: "need",
    alliance: NOBODY,
    today: "2000-01-01",
    isUnit: (code) => reference.units.find(code) !== null,
    categoryOf: createCategoryOfWords(reference),
    pricesIn: (text) => readPrices(text, vocabulary),
    placeOf: () => null,
    ownerOf: ({ enterprise }) => ({ id: NOBODY, inStead: enterprise !== undefined, place: null }),
    department: "",
  };
}

function needOf(id: string, title: string, text: string, category: string | null): EngineListing {
  return {
    id,
    side: "need",
    owner: id,
    alliance: null,
    county: null,
    category,
    title,
    text,
    place: null,
    quantity: null,
    minLotMilli: null,
    ratePerDayMilli: null,
    window: null,
    dueDay: null,
    unitPriceFen: null,
    priceUnit: null,
    budgetFen: null,
    maxDistanceKm: null,
    requires: [],
    offers: [],
    stakeFen: null,
    deliveredMilli: 0,
    promisedMilli: 0,
    audience: "all",
  };
}
