import { describe, expect, test } from "vitest";
import type { LineContext, LineFields } from "./line-context.ts";
import { listingOfLine } from "./listing-of-line.ts";

const owner = "a".repeat(24);
const context: LineContext = {
  kind: "resource",
  alliance: "b".repeat(24),
  today: "2026-11-30",
  isUnit: (code) => ["套", "吨"].includes(code),
  pricesIn: () => [],
  categoryOf: (words) => (words === "喷涂" ? "process.p19" : null),
  placeOf: (words) => (words === "兖州区" ? "370812" : null),
  ownerOf: () => ({ id: owner, inStead: false, place: "370811" }),
  department: "工信局",
};
const read = (fields: LineFields, given: Partial<LineContext> = {}) => listingOfLine({ title: "涂装线富余产能", ...fields }, { ...context, ...given });
const told = (fields: LineFields) => read(fields).notes.map(({ field, effect, rule }) => [field, effect, rule]);

describe("a line as a listing", () => {
  test("has a resource's window, smallest lot, audience and conditions, and its unit's place where it names none", () => {
    const { input, notes } = read({ quantity: "800", unit: "套", minLot: "50", from: "2026-12-01", until: "2027-03-31", audience: "本县", conditions: "自提；自带图纸", category: "喷涂" });
    expect(notes).toEqual([]);
    expect(input).toMatchObject({
      owner,
      place: "370811",
      quantity: { value: "800", unit: "套" },
      minLot: { value: "50", unit: "套" },
      window: { from: "2026-12-01", until: "2027-03-31" },
      audience: { scope: "county" },
      category: "process.p19",
      state: "published",
    });
    expect(input!.conditions).toHaveLength(2);
    expect(read({ region: "兖州区" }).input!.place).toBe("370812");
  });

  test("reads the unit behind the figure, and keeps what it cannot read in the text", () => {
    expect(read({ quantity: "500套" }).input!.quantity).toEqual({ value: "500", unit: "套" });
    const vague = read({ quantity: "若干", unit: "车皮", region: "火星", category: "占卜" });
    expect(vague.input!.text.split("\n")).toEqual(["数量：若干车皮", "所在地：火星", "类别：占卜"]);
    expect(vague.notes.map(({ effect }) => effect)).toEqual(["kept", "kept", "kept"]);
  });

  test("is free from today where only the end is written, and a draft once that is over", () => {
    expect(read({ until: "2027-01-31" }).input!.window).toEqual({ from: "2026-11-30", until: "2027-01-31" });
    expect(read({ from: "2026-12-01" }).input!.window).toBeUndefined();
    const over = read({ until: "2026-11-29" });
    expect([over.input!.state, over.input!.text]).toEqual(["draft", "可供结束日期：2026-11-29"]);
  });

  test("says of a need what is lost without it; of a resource, and where it is no one sum, in the text", () => {
    const need = (stake: string) => read({ amount: "50万元", stake }, { kind: "need" });
    expect(need("20万元").input).toMatchObject({ amount: { amount: 50_000_000 }, stake: { amount: 20_000_000 }, text: "" });
    const daily = need("每天 2 万元");
    expect([daily.input!.stake, daily.input!.text, daily.notes[0]!.rule]).toEqual([undefined, "损失或违约金：每天 2 万元", "import_not_one_sum"]);
    const { stake, text } = read({ stake: "20万元" }).input!;
    expect([stake, text]).toEqual([undefined, "损失或违约金：20万元"]);
  });

  test("keeps a title that is too long whole in its text", () => {
    const title = "长".repeat(90);
    const { input, notes } = read({ title });
    expect([input!.title.length, input!.text, notes[0]!.rule]).toEqual([80, title, "import_title_cut"]);
  });

  test.each([
    [{ title: "" }, [["title", "refused", "required"]]],
    [{ title: "短" }, [["title", "refused", "too_short"]]],
    [{ audience: "大家" }, [["audience", "refused", "import_audience_unknown"]]],
    [{ from: "2027-02-01", until: "2027-01-01" }, [["until", "refused", "range_order"]]],
  ])("%j is refused at its cell", (fields, notes) => {
    expect(told(fields)).toEqual(notes);
    expect(read(fields).input).toBeNull();
  });

  test("is refused where nobody may stand for it, with all else that is wrong", () => {
    const { input, notes } = read({ title: "", enterprise: "别家" }, { ownerOf: () => ({ refused: { field: "enterprise", effect: "refused", rule: "import_owner_unknown", facts: {} } }) });
    expect([input, notes.map(({ rule }) => rule)]).toEqual([null, ["required", "import_owner_unknown"]]);
  });
});
