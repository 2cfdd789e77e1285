import { describe, expect, it } from "vitest";
import { listingInput, listingPatch } from "../../../contracts/listings.ts";
import { bodyOf, emptyValues, patchOf, type FormValues } from "./form-values.ts";

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
});
