import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serialize, type Document } from "bson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBson } from "../bson/read-bson.ts";
import { writeBson } from "../bson/write-bson.ts";
import type { Doc } from "../bson/values.ts";
import { matches, parseFilter } from "../match/parse-filter.ts";
import { Catalog } from "../store/catalog.ts";
import { CollectionMemory } from "../store/collection-memory.ts";
import { Collection } from "../store/collection.ts";
import { LmdbFile } from "../store/lmdb-file.ts";
import { Store } from "../store/store.ts";
import { Random, randomDocument, randomFilter, randomIndex, randomSort } from "../testing/random-operations.ts";
import { findRecords } from "./find-records.ts";
import { planQuery } from "./plan-query.ts";
import { parseSort, sortDocs } from "./sort.ts";

function toDoc(document: Document): Doc {
  return readBson(Buffer.from(serialize(document)));
}

/** A sort by two different arrays is an error, whatever the plan. */
function withoutParallelArrays(sort: Document): Document {
  const arrays = Object.keys(sort).filter((path) => /^(a|b|c|tags|rows|sub)/.test(path));
  return Object.fromEntries(Object.entries(sort).filter(([path]) => !arrays.slice(1).includes(path)));
}

describe("planQuery", () => {
  const directory = mkdtempSync(join(tmpdir(), "plan-"));
  let store: Store;
  const catalog = new Catalog();
  const memory = new CollectionMemory();

  beforeAll(async () => {
    store = new Store(await LmdbFile.open(join(directory, "plan.mdb")), Date.now);
  });
  afterAll(async () => {
    await store.shutDown();
    rmSync(directory, { recursive: true });
  });

  function build(seed: number, name: string, size: number) {
    const random = new Random(seed);
    const view = store.openWrite();
    let entry = catalog.create(view, "hub", name);
    for (let at = 0; at < 4; at++) {
      const { key, options } = randomIndex(random);
      const index = catalog.newIndex(toDoc({ v: 2, key, name: `index${at}`, ...options }));
      entry = catalog.save(view, { ...entry, indexes: [...entry.indexes, index] });
    }
    const collection = new Collection(view, entry, memory);
    for (let at = 0; at < size; at++) {
      const doc = toDoc({ _id: `id${at}`, ...randomDocument(random) });
      collection.insert(doc, writeBson(doc));
    }
    return { random, view, collection };
  }

  it.each(Array.from({ length: 25 }, (_none, at) => at))("finds by index what a scan of all documents finds (seed %i)", (seed) => {
    const { random, view, collection } = build(seed, `c${seed}`, 60);
    let used = 0;
    for (let at = 0; at < 120; at++) {
      const given = { filter: randomFilter(random), sort: random.chance(0.5) ? withoutParallelArrays(randomSort(random, true)) : {}, limit: random.chance(0.4) ? 1 + random.below(5) : undefined };
      const filter = parseFilter(toDoc(given.filter));
      const sort = parseSort(toDoc(given.sort));
      const all = [...collection.scan()].map(({ bytes }) => readBson(bytes)).filter((doc) => matches(filter, doc));
      const found = [...findRecords(collection, filter, { sort, limit: given.limit })].map(({ doc }) => doc.get("_id"));
      const plan = planQuery(collection, filter, sort, given.limit);
      used += Number(plan.index !== undefined);
      const expected = sort.length > 0 ? sortDocs(all, (doc) => doc, sort, given.limit).map((doc) => doc.get("_id")) : Math.min(all.length, given.limit ?? Infinity);
      const allowed = new Set(all.map((doc) => doc.get("_id")));
      const some = new Set(found.filter((id) => allowed.has(id))).size;
      const actual = sort.length > 0 ? found : some === found.length ? some : -1;
      expect(actual, JSON.stringify({ ...given, plan: plan.index })).toEqual(expected);
    }
    expect(used).toBeGreaterThan(2);
    store.rollback(view);
  });

  it.each(Array.from({ length: 10 }, (_none, at) => 100 + at))("keeps every index in step with the documents (seed %i)", (seed) => {
    const { random, view, collection } = build(seed, `c${seed}`, 40);
    for (let at = 0; at < 100; at++) {
      const records = [...collection.scan()];
      const record = random.pick(records);
      const before = readBson(record.bytes);
      if (random.chance(0.3) && records.length > 10) collection.remove(record.id, before);
      else {
        const after = toDoc({ _id: before.get("_id") as string, ...randomDocument(random) });
        collection.replace(record.id, before, after, writeBson(after));
      }
    }
    for (const index of collection.entry.indexes) {
      const entries = [...view.range(index.prefix, `${index.prefix}\xff\xff`)].map(([key]) => key.slice(4));
      const other = catalog.newIndex(index.spec);
      collection.buildIndex(other);
      expect(entries).toEqual([...view.range(other.prefix, `${other.prefix}\xff\xff`)].map(([key]) => key.slice(4)));
    }
    store.rollback(view);
  });

  it("reads a page by index, in order and from the place where the last page ended", () => {
    const { view, collection } = build(7, "pages", 0);
    const entry = catalog.save(view, { ...collection.entry, indexes: [...collection.entry.indexes, catalog.newIndex(toDoc({ v: 2, key: { person: 1, at: -1, _id: -1 }, name: "page" }))] });
    const notices = new Collection(view, entry, memory);
    for (let at = 0; at < 3_000; at++) {
      const doc = toDoc({ _id: `n${String(at).padStart(5, "0")}`, person: `p${at % 2}`, at: new Date(1_000 * Math.floor(at / 3)) });
      notices.insert(doc, writeBson(doc));
    }
    const last = { at: new Date(500_000), _id: "n01500" };
    const filter = parseFilter(toDoc({ person: "p0", $or: [{ at: { $lt: last.at } }, { at: last.at, _id: { $lt: last._id } }] }));
    const plan = planQuery(notices, filter, parseSort(toDoc({ at: -1, _id: -1 })), 20);
    expect(plan).toMatchObject({ index: "page", sorted: true });
    const [first] = plan.records();
    expect(readBson(first!.bytes).get("at")).toEqual(last.at);
    store.rollback(view);
  });

  it("leaves the order of the sort when what is wanted does not come up in it", () => {
    const { view, collection } = build(7, "hopes", 0);
    const keys = { order: { open: 1, day: 1 }, word: { words: 1 } };
    const added = Object.entries(keys).map(([name, key]) => catalog.newIndex(toDoc({ v: 2, key, name })));
    const entry = catalog.save(view, { ...collection.entry, indexes: [...collection.entry.indexes, ...added] });
    const listings = new Collection(view, entry, memory);
    for (let at = 0; at < 6_000; at++) {
      const words = [at % 2 === 0 ? "even" : "odd", ...(at >= 5_500 ? ["late"] : []), ...(at >= 2_500 ? ["later"] : []), ...(at === 4_321 ? ["once"] : [])];
      const doc = toDoc({ _id: `l${String(at).padStart(4, "0")}`, open: true, day: at, words });
      listings.insert(doc, writeBson(doc));
    }
    const find = (...words: string[]) => {
      const filter = parseFilter(toDoc({ open: true, $and: words.map((word) => ({ words: word })) }));
      const sort = parseSort(toDoc({ day: 1 }));
      const { index, instead } = planQuery(listings, filter, sort, 2);
      return { index, instead: instead?.plan().index, found: [...findRecords(listings, filter, { sort, limit: 2 })].map(({ doc }) => doc.get("day")) };
    };
    expect(find("even")).toEqual({ index: "order", instead: "word", found: [0, 2] });
    expect(find("even", "late")).toEqual({ index: "order", instead: "word", found: [5_500, 5_502] });
    expect(find("even", "later")).toEqual({ index: "order", instead: "word", found: [2_500, 2_502] });
    expect(find("odd", "once")).toEqual({ index: "word", instead: undefined, found: [4_321] });
    expect(find("even", "once")).toEqual({ index: "word", instead: undefined, found: [] });
    store.rollback(view);
  });

  it("takes, of two indexes that both lead to many documents, the one that more of the query narrows", () => {
    const { view, collection } = build(7, "wide", 0);
    const keys = { all: { open: 1, day: 1 }, some: { scope: 1, terms: 1 } };
    const added = Object.entries(keys).map(([name, key]) => catalog.newIndex(toDoc({ v: 2, key, name })));
    const entry = catalog.save(view, { ...collection.entry, indexes: [...collection.entry.indexes, ...added] });
    const listings = new Collection(view, entry, memory);
    for (let at = 0; at < 5_000; at++) {
      const doc = toDoc({ _id: `l${at}`, open: true, day: at, scope: at % 7, terms: [at % 300, 1_000] });
      listings.insert(doc, writeBson(doc));
    }
    // More ranges than are kept apart: seven scopes, each with 150 terms.
    const filter = parseFilter(toDoc({ open: true, scope: { $in: [0, 1, 2, 3, 4, 5, 6] }, terms: { $in: Array.from({ length: 150 }, (_, term) => term) } }));
    const plan = planQuery(listings, filter, []);
    expect(plan.index).toBe("some");
    expect([...plan.records()]).toHaveLength(2_550);
    store.rollback(view);
  });
});
