import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { guessCategory } from "../../reference/guess-category.ts";
import { loadReference } from "../../reference/load-reference.ts";
import { createVocabulary } from "../create-vocabulary.ts";
import { createTokenizer } from "../tokenizer.ts";
import { createEngine } from "./create-engine.ts";
import { buildListing } from "./testing/build-listing.ts";
import { normaliseText } from "./text/normalise.ts";
import type { EngineListing } from "./types.ts";

/** Real list entries that must not be copied into the repository; absent on most machines. */
const lists = ["../shared/data/lists", "../../shared/data/lists"].find((path) => existsSync(path));

interface Item {
  id: string;
  kind: string;
  title: string;
  text: string | null;
  category: string | null;
}

function readItems<T>(file: string): T[] {
  const lines = readFileSync(join(lists!, file), "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as T);
}

function listing({ id, kind, title, text, category }: Item): EngineListing {
  const category_ = guessCategory(normaliseText(`${category ?? ""} ${title}`));
  return buildListing({ id, side: kind === "need" ? "need" : "resource", title, text: text ?? "", category: category_ });
}

describe.skipIf(!lists)("pairings that really happened (skipped where ../shared/data is absent)", () => {
  it("have the true partner in the top 3 of all resources", () => {
    const reference = loadReference();
    const engine = createEngine(createVocabulary(reference, createTokenizer(reference.processes.words)));
    const items = new Map(readItems<Item>("items.jsonl").map((item) => [item.id, item]));
    for (const item of items.values()) if (item.kind !== "policy") engine.insert(listing(item));
    const cases = readItems<{ case: string; need_id: string; resource_id: string }>("known-cases.jsonl");
    const ranks = cases.map(({ case: name, need_id, resource_id }) => {
      const asked = { listing: listing(items.get(need_id)!), today: 20_778, visible: null, limit: 200 };
      return [name, engine.match(asked).suggestions.findIndex(({ id }) => id === resource_id) + 1] as const;
    });
    expect(ranks.filter(([, rank]) => rank < 1 || rank > 3)).toEqual([]);
    expect(ranks).toHaveLength(5);
  });
});
