import { describe, expect, it } from "vitest";
import { lastReviewFor, settlesReview } from "./review-time.ts";

describe("when a resolution is looked at again", () => {
  it("in the meeting on its day, or in the one within the week before", () => {
    expect(lastReviewFor("2026-12-28")).toBe("2027-01-04");
  });

  it.each([
    ["set before the opening: settled", "2026-11-20T00:00:00.000Z", true],
    ["set while the meeting ran: the next one", "2026-11-23T07:00:00.000Z", false],
    ["none", null, false],
  ])("a date is settled by the meeting that treats it (%s)", (_words, setAt, settled) => {
    expect(settlesReview({ reviewSetAt: setAt === null ? null : new Date(setAt) }, new Date("2026-11-23T06:30:00.000Z"))).toBe(settled);
  });
});
