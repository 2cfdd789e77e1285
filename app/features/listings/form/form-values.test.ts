import { describe, expect, it } from "vitest";
import { listingInput, listingPatch, type ListingView } from "../../../contracts/listings.ts";
import { bodyOf, emptyValues, patchOf, valuesOf, type FormValues } from "./form-values.ts";

const alliance = "0123456789abcdef01234567";
const need: FormValues = {
  ...emptyValues,
  title: "500台套喷涂外协",
  category: "process.p14",
  quantity: "1,500.50",
  unit: "台套",
  dueDate: "2026-12-01",
  price: "46.5",
  amount: "7万",
  qualifications: ["涂装资质"],
  stake: "860000",
};

describe("what was typed, as the API takes it", () => {
  it("is exact in fen and thousandths and leaves out what is empty", () => {
    const body = bodyOf("need", { ...need, amount: "" }, { alliance });
    expect(body).toMatchObject({
      quantity: { value: "1500.5", unit: "台套" },
      price: { amount: 4_650, per: "台套" },
      stake: { amount: 86_000_000 },
      qualifications: [{ code: "涂装资质", hard: true }],
    });
    expect(Object.keys(body)).not.toContain("window");
    expect(listingInput.safeParse(body).success).toBe(true);
  });

  it("lets the hub refuse what is no amount, on its field", () => {
    const parsed = listingInput.safeParse(bodyOf("need", need, { alliance }));
    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual(["amount.amount"]);
  });

  it("sends what is finer than a fen as it is, so that the hub refuses it on its field", () => {
    expect(bodyOf("need", { ...need, price: "0.003", amount: "1,500.005" }, { alliance })).toMatchObject({ price: { amount: 0.3 }, amount: { amount: 150_000.5 } });
    expect(bodyOf("need", { ...need, price: "35.500" }, { alliance })).toMatchObject({ price: { amount: 3_550 } });
  });

  it("has the price for a unit of the quantity unless another one is said", () => {
    const per = (values: Partial<FormValues>) => (bodyOf("need", { ...need, amount: "", ...values }, { alliance }).price as { per: string }).per;
    expect(per({})).toBe("台套");
    expect(per({ priceUnit: "平方米" })).toBe("平方米");
    expect(per({ priceUnit: "吨", unit: "", quantity: "" })).toBe("吨");
  });

  it("gives the price of a stored listing back for the same unit, and stays as it is when nothing is typed", () => {
    for (const per of ["台套", "平方米"]) {
      const stored = { kind: "need", quantity: { value: "500", unit: "台套" }, price: { amount: 3_550, currency: "CNY", per }, policy: null, audience: { scope: "alliance", alliances: [] }, conditions: [], qualifications: [] };
      const values = valuesOf(stored as unknown as ListingView);
      expect(values).toMatchObject({ unit: "台套", price: "35.5", priceUnit: per === "台套" ? "" : per });
      expect(patchOf("need", values, values)).toEqual({});
      expect(patchOf("need", values, { ...values, price: "36" })).toEqual({ price: { amount: 3_600, per } });
    }
  });

  it("changes only what differs and takes away what was emptied", () => {
    const patch = patchOf("need", { ...need, amount: "" }, { ...need, amount: "", dueDate: "", title: "改" });
    expect(patch).toEqual({ title: "改", dueDate: null });
    expect(listingPatch.safeParse({ ...patch, title: "改标题" }).success).toBe(true);
  });

  it("makes a policy of its lines", () => {
    const values = { ...emptyValues, title: "技改奖补", benefit: "8%", department: "工信局", phone: "0537-1234567", papers: "发票\n\n报告 ", days: "15" };
    const body = bodyOf("policy", values, { alliance });
    expect(body).toMatchObject({ policy: { papers: ["发票", "报告"], steps: [], days: 15 } });
    expect(listingInput.safeParse(body).success).toBe(true);
  });

  it.each([
    ["-5", -5],
    ["−5", -5],
    ["2.5", 2.5],
    ["1,000", 1_000],
    ["十五", "十五"],
  ])("sends the days %s so that the hub can say what is wrong with them", (typed, sent) => {
    expect(bodyOf("policy", { ...emptyValues, days: typed }, { alliance })).toMatchObject({ policy: { days: sent } });
  });
});
