import { expect, it } from "vitest";
import { buildListingView } from "../../../../tests/factories/listing-view.ts";
import { answeringValues } from "./answering-values.ts";

const need = buildListingView({
  kind: "need",
  category: { code: "process.turning", name: "车削" },
  quantity: { value: "300", unit: "件" },
  remaining: { value: "220", unit: "件" },
  window: null,
  dueDate: "2026-12-20",
});
const began = { title: "承接齿轮车削", category: "process.turning", categoryName: "车削", quantity: "220", unit: "件" };

it.each<[string, Partial<typeof need>, object]>([
  ["what is still missing, until it is due", {}, { ...began, windowFrom: "2026-12-01", windowUntil: "2026-12-20" }],
  ["not before the work may begin", { window: { from: "2026-12-05", until: "2026-12-20" } }, { ...began, windowFrom: "2026-12-05", windowUntil: "2026-12-20" }],
  ["no days for a need that is overdue", { dueDate: "2026-11-09" }, began],
  ["no days and no quantity where none are said", { dueDate: null, quantity: null, remaining: null }, { ...began, quantity: "", unit: "" }],
])("a resource for a need takes %s", (_what, given, expected) => {
  expect(answeringValues({ ...need, ...given }, "承接齿轮车削", "2026-12-01")).toEqual(expected);
});

it("a need on a resource asks for something of the kind, and leaves open how much; a long name is cut", () => {
  const values = answeringValues({ ...need, kind: "resource" }, "承".repeat(90), "2026-12-01");
  expect(values).toEqual({ title: "承".repeat(80), category: "process.turning", categoryName: "车削", unit: "件" });
});
