import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeCursor } from "../../database/cursor.ts";
import { pageOfWhole } from "./page-of-whole.ts";

describe("pageOfWhole", () => {
  test("is the last page where the limit reaches the end", () => {
    expect(pageOfWhole(["甲", "乙", "丙"], { limit: 3 })).toEqual({ items: ["甲", "乙", "丙"], nextCursor: null });
    expect(pageOfWhole([], { limit: 5 })).toEqual({ items: [], nextCursor: null });
  });

  test("gives every item once, page after page", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 30 }), fc.integer({ min: 1, max: 12 }), (items, limit) => {
        const read: number[] = [];
        let cursor: string | undefined;
        do {
          const page = pageOfWhole(items, { limit, ...(cursor !== undefined && { cursor }) });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          read.push(...page.items);
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(read).toEqual(items);
      }),
    );
  });

  test.each(["guess", writeCursor(["x"]), writeCursor([-1]), writeCursor([1.5]), writeCursor([1, 2])])("refuses the cursor %s", (cursor) => {
    expect(() => pageOfWhole([1, 2, 3], { limit: 20, cursor })).toThrow(expect.objectContaining({ faults: [{ path: "cursor", rule: "wrong_type" }] }));
  });
});
