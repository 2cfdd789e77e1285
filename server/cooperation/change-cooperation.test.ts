import { describe, expect, it } from "vitest";
import type { TimelineRecord } from "../../models/cooperation.ts";
import { isFresh } from "./change-cooperation.ts";

const entry = (kind: TimelineRecord["kind"], organization: string | null): TimelineRecord => ({
  at: new Date(0),
  kind,
  by: organization === null ? null : { person: "p", name: "赵", organization },
  milli: null,
  valueFen: null,
  note: "",
});
/** Agreed at revision 0 with three entries, then one entry a revision. */
const after = (...since: TimelineRecord[]) => ({
  revision: since.length,
  timeline: [entry("suggested", null), entry("accepted", "buyer"), entry("accepted", "supplier"), ...since],
});
const standsBeside = (kind: TimelineRecord["kind"]) => kind === "stated" || kind === "confirmed";

describe("what was seen before a change", () => {
  it("is fresh while nothing happened, or only what stands beside it by others", () => {
    const both = after(entry("stated", "supplier"), entry("confirmed", "supplier"));
    for (const revision of [undefined, 0, 1, 2]) expect(isFresh(both, ["buyer"], { revision, standsBeside })).toBe(true);
  });

  it.each([
    ["an own statement", after(entry("stated", "buyer")), 0],
    ["a delivery", after(entry("stated", "supplier"), entry("delivered", "supplier")), 0],
    ["what the hub did", after(entry("stated", null)), 0],
    ["a revision that does not exist yet", after(), 1],
  ])("is stale after %s", (_, cooperation, revision) => {
    expect(isFresh(cooperation, ["buyer"], { revision, standsBeside })).toBe(false);
  });

  it("is stale after anything where nothing may stand beside it", () => {
    expect(isFresh(after(entry("stated", "supplier")), ["buyer"], { revision: 0 })).toBe(false);
  });
});
