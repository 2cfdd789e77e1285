import type { ListingRecord } from "../../../../models/listing.ts";
import type { Reference } from "../../../reference/load-reference.ts";
import { createVocabulary } from "../../create-vocabulary.ts";
import { dayOfNumber } from "../../engine-listing.ts";
import { generateMarket, marketDay } from "../../engine/testing/generate-market.ts";
import type { EngineListing, Side } from "../../engine/types.ts";
import { candidateFields } from "../candidate-fields.ts";

/** Readers of the generated audiences: five alliances and everybody. */
const readers: Record<string, string[]> = { a0: ["alliance:a0"], a1: ["alliance:a1"], a2: ["alliance:a2"], a3: ["alliance:a3"], a4: ["alliance:a4"], a5: ["public"] };

/** The day on which the generated lines play, `YYYY-MM-DD`. */
export const recordsDay = dayOfNumber(marketDay);

/**
 * The generated market of the engine's benches as stored listings, with real categories and places: 200 categories at every level of
 * the tree, counties of every province. The same seed gives the same listings.
 */
export function generateRecords(reference: Reference, seed: number): { record(number: number, side: Side): ListingRecord } {
  const market = generateMarket(seed);
  const vocabulary = createVocabulary(reference);
  const some = <Item>(all: readonly Item[], count: number): Item[] => Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)]!);
  const categories = some(reference.categories.all.map(({ code }) => code), 200);
  const places = some(reference.divisions.all.filter(({ code, retired }) => !retired && code.length === 6 && !code.endsWith("00")).map(({ code }) => code), 300);
  const categoryOf = (category: string): string => {
    const [sector, node] = category.split(".").map((part) => Number(part.slice(1)));
    return categories[sector! * 10 + node!]!;
  };
  return {
    record(number, side) {
      const record = toRecord(market.line(number, side), categoryOf, (place) => places[Number(place.slice(1))]!);
      return { ...record, ...candidateFields(vocabulary, record) };
    },
  };
}

function toRecord(line: EngineListing, categoryOf: (category: string) => string, placeOf: (place: string) => string): ListingRecord {
  const amount = (milli: number) => ({ milli, unit: line.quantity!.unit, canonicalMilli: milli, canonicalUnit: line.quantity!.unit });
  const inUnit = (milli: number | null) => (milli === null || !line.quantity ? null : amount(milli));
  const day = (number: number | null) => (number === null ? null : dayOfNumber(number));
  const quantity = line.quantity && amount(line.quantity.milli);
  const per = line.priceUnit ?? line.quantity?.unit ?? null;
  const at = new Date(marketDay * 86_400_000);
  return {
    _id: line.id,
    kind: line.side,
    alliance: line.audience,
    county: "370800",
    owner: line.owner,
    state: "published",
    open: true,
    title: line.title,
    text: line.text,
    category: line.category && categoryOf(line.category),
    quantity,
    remainingMilli: quantity?.milli ?? null,
    minLot: inUnit(line.minLotMilli),
    ratePerDay: inUnit(line.ratePerDayMilli),
    window: line.window && { from: dayOfNumber(line.window.from), until: dayOfNumber(line.window.until) },
    dueDate: day(line.dueDay),
    place: line.place && placeOf(line.place),
    maxDistanceKm: line.maxDistanceKm,
    price: line.unitPriceFen === null || per === null ? null : { fen: line.unitPriceFen, per, canonicalFen: line.unitPriceFen, canonicalPer: per },
    amountFen: null,
    qualifications: line.side === "need" ? line.requires : line.offers.map((code) => ({ code, hard: false })),
    stakeFen: line.stakeFen,
    stakeNote: null,
    audience: { scope: line.audience === "a5" ? "public" : "alliance" },
    priceAudience: "audience",
    expiresOn: null,
    standing: false,
    policy: null,
    parties: [],
    revision: 0,
    termsRevision: 0,
    typedBy: "nobody",
    createdAt: at,
    changedAt: at,
    publishedAt: at,
    withdrawnReason: null,
    warned: { week: null, day: null },
    readers: readers[line.audience]!,
    categoryPath: [],
    placePath: [],
    tokens: [],
    matchScope: null,
    matchTerms: [],
    order: { published: line.id, due: line.id, stake: line.id },
  };
}
