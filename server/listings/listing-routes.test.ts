import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listingKinds, listingQuery, listingSorts, listingStates, type ListingQuery } from "../../app/contracts/listings.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { Actor } from "../access/actor.ts";
import { isReader, readersOf } from "../access/listing-rules.ts";
import { listingRoutes, mergeRoutes, type ListingFilter } from "./listing-routes.ts";
import { placePath } from "./place-path.ts";
import { searchTokens } from "./search-tokens.ts";

const actor: Actor = {
  person: { id: "p", name: "赵", account: "zhao", locale: "zh-CN" },
  seats: [
    { id: "s", role: "liaison", organization: "own", alliance: "a".repeat(24), county: "370812", from: new Date(0), until: null, cause: "" },
  ],
  seat: null,
  session: null,
  token: null,
  validUntil: new Date(8.64e15),
};

/** The part of MongoDB's filters that the routes use, written down naively. */
function fits(record: Record<string, unknown>, filter: ListingFilter): boolean {
  return Object.entries(filter).every(([path, wanted]) => {
    if (path === "$and") return (wanted as ListingFilter[]).every((one) => fits(record, one));
    const value = path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], record);
    const values = Array.isArray(value) ? (value as unknown[]) : [value];
    if (typeof wanted !== "object" || wanted === null) return values.includes(wanted);
    return Object.entries(wanted).every(([operator, operand]) => {
      switch (operator) {
        case "$in":
          return values.some((one) => (operand as unknown[]).includes(one));
        case "$ne":
          return !values.includes(operand);
        case "$regex":
          return values.some((one) => new RegExp(operand as string, "u").test(one as string));
        case "$gt":
          return values.some((one) => typeof one === "string" && one > (operand as string));
        case "$gte":
          return values.some((one) => typeof one === "string" && one >= (operand as string));
        case "$lt":
          return values.some((one) => typeof one === "string" && one < (operand as string));
        default:
          throw new Error(`operator ${operator}`);
      }
    });
  });
}

const record = fc
  .record({
    _id: fc.integer({ min: 0, max: 99_999 }).map((n) => String(n).padStart(5, "0")),
    kind: fc.constantFrom(...listingKinds),
    alliance: fc.constantFrom("a".repeat(24), "b".repeat(24)),
    owner: fc.constantFrom("own", "other"),
    state: fc.constantFrom(...listingStates),
    publishedAt: fc.constantFrom(null, new Date(0)),
    scope: fc.constantFrom("alliance" as const, "county" as const, "public" as const),
    at: fc.integer({ min: 100, max: 110 }),
    due: fc.constantFrom("2026-11-25", "2026-12-01", "9999-12-31"),
    place: fc.constantFrom("370812", "370812103", "370883", "370800", "370000", null),
    title: fc.constantFrom("喷涂 外协", "喷涂", "机加工", "厂房"),
    category: fc.constantFrom(["process", "process.p14"], ["land"], []),
  })
  .map(({ scope, at, due, title, category, ...given }) => ({
    ...given,
    open: given.state === "published" || given.state === "partly",
    readers: readersOf({ ...given, county: "370812", audience: { scope }, allianceCounties: [] }),
    categoryPath: category,
    placePath: placePath(given.place),
    tokens: searchTokens(title),
    order: { published: `${at}-${given._id}`, due: `${due}-${given._id}`, stake: `0-${given._id}` },
  }));

const query: fc.Arbitrary<ListingQuery> = fc
  .record(
    {
      kind: fc.constantFrom(...listingKinds),
      alliance: fc.constantFrom("a".repeat(24), "b".repeat(24)),
      state: fc.constantFrom(...listingStates, "all" as const),
      q: fc.constantFrom("喷涂", "外协 喷涂", "喷", "!!", "机"),
      category: fc.constantFrom("process", "land"),
      place: fc.constantFrom("370812", "370812103", "370800", "370000"),
      dueFrom: fc.constantFrom("2026-11-26"),
      dueUntil: fc.constantFrom("2026-11-30", "2026-12-01"),
      sort: fc.constantFrom(...listingSorts),
      order: fc.constantFrom("usual" as const, "reverse" as const),
      limit: fc.integer({ min: 1, max: 5 }),
    },
    { requiredKeys: [] },
  )
  .map((given) => listingQuery.parse(given));

function readAll(records: ListingRecord[], wanted: ListingQuery): string[] {
  const ids: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < 100; page++) {
    const routes = listingRoutes(actor, wanted, after);
    if (!routes) return ids;
    const results = routes.filters.map((filter) =>
      records
        .filter((one) => fits(one as unknown as Record<string, unknown>, filter))
        .toSorted((one, other) => (one.order[wanted.sort] < other.order[wanted.sort] ? -1 : 1) * routes.direction)
        .slice(0, wanted.limit + 1),
    );
    const { items, more } = mergeRoutes(results, routes, wanted.sort, wanted.limit);
    ids.push(...items.map(({ _id }) => _id));
    if (!more) return ids;
    after = items.at(-1)!.order[wanted.sort];
  }
  throw new Error("pages without end");
}

describe("routes of a list", () => {
  it("together give every listing that fits and may be read, once, in order, page by page", () => {
    fc.assert(
      fc.property(fc.uniqueArray(record, { selector: ({ _id }) => _id, maxLength: 30 }), query, (made, wanted) => {
        const records = made as unknown as ListingRecord[];
        const open = wanted.state === undefined;
        const expected = records
          .filter((one) => isReader(actor, one))
          .filter((one) => (open ? one.open : wanted.state === "all" ? one.state !== "draft" && one.publishedAt !== null : one.state === wanted.state))
          .filter((one) => wanted.kind === undefined || one.kind === wanted.kind)
          .filter((one) => wanted.alliance === undefined || one.alliance === wanted.alliance)
          .filter((one) => wanted.category === undefined || one.categoryPath.includes(wanted.category))
          .filter((one) => wanted.place === undefined || one.place?.startsWith(wanted.place.replace(/(00)+$/, "")) === true)
          .filter((one) => (wanted.dueFrom ?? wanted.dueUntil) === undefined || one.order.due < "9999")
          .filter((one) => wanted.dueFrom === undefined || one.order.due.slice(0, 10) >= wanted.dueFrom)
          .filter((one) => wanted.dueUntil === undefined || one.order.due.slice(0, 10) <= wanted.dueUntil)
          .filter((one) => wanted.q === undefined || foundBy(one, wanted.q))
          .toSorted((one, other) => (one.order[wanted.sort] < other.order[wanted.sort] ? -1 : 1));
        const descending = (wanted.sort === "due") === (wanted.order === "reverse");
        expect(readAll(records, wanted)).toEqual((descending ? expected.toReversed() : expected).map(({ _id }) => _id));
      }),
      { numRuns: 500 },
    );
  });

  it("lead with values on every field before the sort order", () => {
    for (const filter of listingRoutes(actor, listingQuery.parse({ kind: "need" }), null)!.filters) {
      expect(filter).toEqual({ readers: expect.any(String), state: { $in: ["published", "partly"] }, kind: "need" });
    }
  });
});

function foundBy(listing: ListingRecord, typed: string): boolean {
  const words = typed.match(/\p{L}+/gu) ?? [];
  return words.length > 0 && words.every((word) => listing.tokens.join(" ").includes(word));
}
