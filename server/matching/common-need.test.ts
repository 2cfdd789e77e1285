import { describe, expect, it } from "vitest";
import type { ListingRecord } from "../../models/listing.ts";
import { contentOf, isCommon } from "./common-need.ts";

const need = (given: Partial<ListingRecord>) =>
  ({ _id: "a", kind: "need", owner: "x", category: "people.skilled", alliance: "one", county: "370812", title: "操作工", ...given }) as ListingRecord;
const like = (likeness: number, duplicate = false, sameThing = true) => ({ likeness, duplicate, sameThing });
const own = need({});

describe("the same need of several organizations", () => {
  it.each<[string, ListingRecord, ReturnType<typeof like>, boolean]>([
    ["of one category and mostly the same words", need({ _id: "b", owner: "y" }), like(65), true],
    ["of one category but other words", need({ _id: "b", owner: "y" }), like(64), false],
    ["of another category", need({ _id: "b", owner: "y", category: "people.worker" }), like(95), false],
    ["without a category takes more of the words", need({ _id: "b", owner: "y", category: null }), like(79), false],
    ["without a category, nearly word for word", need({ _id: "b", owner: "y", category: null }), like(80), true],
    ["another thing in the same standing words", need({ _id: "b", owner: "y" }), like(100, false, false), false],
    ["posted again in the same words", need({ _id: "b", owner: "y", category: "people.worker" }), like(10, true, false), true],
    ["of the same organization is no common need", need({ _id: "b" }), like(100, true), false],
    ["a resource is no need", need({ _id: "b", owner: "y", kind: "resource" }), like(100, true), false],
  ])("%s", (_name, other, similar, expected) => {
    expect(isCommon(own, other, similar)).toBe(expected);
    expect(isCommon(other, own, similar)).toBe(expected);
  });

  it("tells its members, the oldest first, and counts organizations and alliances, not listings", () => {
    const members = [need({ _id: "c", owner: "y", alliance: "two" }), need({ _id: "b", owner: "y", title: "后来的" }), need({ title: "最早的" })];
    expect(contentOf(members)).toMatchObject({ members: [{ title: "最早的" }, { title: "后来的" }, {}], listings: ["a", "b", "c"], organizations: 2, alliances: ["one", "two"], open: true });
    expect(contentOf([need({}), need({ _id: "b" })])).toMatchObject({ organizations: 1, open: false });
    expect(contentOf([])).toMatchObject({ organizations: 0, open: false, listings: [] });
  });
});
