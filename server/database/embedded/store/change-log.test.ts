import { Timestamp } from "bson";
import { expect, test } from "vitest";
import { writeBson } from "../bson/write-bson.ts";
import { encodePrefix } from "../keys/encode-key.ts";
import { isInsertAfter } from "./change-log.ts";
import { prefixes } from "./layout.ts";
import type { View } from "./view.ts";

test("a look for what was inserted gives the file's state free again", () => {
  let open = 0;
  const view = {
    get: () => undefined,
    *range() {
      open++;
      try {
        yield [prefixes.events + encodePrefix(1) + encodePrefix(1), Buffer.from(writeBson({ collection: 1, id: 1, wallTime: new Date(), document: {} }))];
      } finally {
        open--;
      }
    },
  };
  expect(isInsertAfter(view as unknown as View, new Timestamp({ t: 0, i: 0 }))).toBe(true);
  expect(open).toBe(0);
});
