import { describe, expect, it } from "vitest";
import { soughtNumber } from "./sought-number.ts";

describe("a number that somebody types", () => {
  it.each(["〔2026〕3号", "〔2026〕 3 号", "[2026]3号", "(2026) 3", "（2026）第3号", "【2026】3", "2026-3", "2026年3号", "2026 3", "农机联盟〔2026〕3号", "〔2026〕内3号", "2026 No. 3"])(
    "is that of a year (%s)",
    (words) => expect(soughtNumber(words)).toEqual({ year: 2026, serial: 3 }),
  );

  it.each(["3", "3号", "第3号", "No. 3"])("may leave the year out (%s)", (words) => expect(soughtNumber(words)).toEqual({ serial: 3 }));

  it.each(["喷涂", "3家企业", "2026-11-30", "45元", "", "12345"])("is none (%s)", (words) => expect(soughtNumber(words)).toBeNull());
});
