import { describe, expect, it } from "vitest";
import { searchTerms } from "../../contracts/saved-searches.ts";
import { addressOf, termsOfAddress } from "./search-terms.ts";

const today = "2026-11-28";

describe("a list's address as a search", () => {
  it("keeps what narrows it, with days counted from today, and leads back to the same list", () => {
    const address = new URLSearchParams({ kind: "need", q: " 喷涂 ", category: "process.p14", dueUntil: "2026-12-12", sort: "due", state: "draft" });
    const terms = termsOfAddress("need", address, today);
    expect(terms).toEqual({ kind: "need", q: "喷涂", category: "process.p14", dueWithinDays: 14 });
    expect(searchTerms.safeParse(terms).success).toBe(true);
    expect(addressOf(terms!, today)).toBe("/listings?kind=need&q=%E5%96%B7%E6%B6%82&category=process.p14&dueUntil=2026-12-12");
    expect(addressOf(terms!, "2026-12-01")).toContain("dueUntil=2026-12-15");
  });

  it("is none where nothing is narrowed that a search could keep", () => {
    expect(termsOfAddress("resource", new URLSearchParams({ kind: "resource", sort: "due", q: " " }), today)).toBeNull();
    expect(termsOfAddress("need", new URLSearchParams({ dueUntil: today }), today)).toBeNull();
  });
});
