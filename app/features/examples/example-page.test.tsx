import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { ExampleView } from "../../contracts/examples.ts";
import { ExamplePage } from "./example-page.tsx";

const api = stubApi();
const ref = (letter: string, name: string) => ({ id: letter.repeat(24), name });
const figures = { value: { amount: 18_600_000, currency: "CNY" as const }, quantity: { value: "200", unit: "吨" }, days: 10 };
const asked = { answer: "asked" as const, reason: "", by: "", at: null };
const example: ExampleView = {
  id: "c".repeat(24),
  alliance: ref("d", "化工联盟"),
  number: "2026-1",
  title: "邻厂余量顶上",
  problem: "自有造粒线停机检修三周。",
  state: "asking",
  audience: "county",
  figures,
  adopted: 0,
  waiting: 2,
  publishedAt: null,
  createdAt: "2026-11-02T02:00:00.000Z",
  method: "发布需求，系统比对，两家谈定。",
  lesson: "",
  sources: [{ kind: "cooperation", id: "e".repeat(24), title: "造粒200吨", figures, href: null }],
  units: [
    { organization: ref("a", "甲材料"), ...asked, mine: true },
    { organization: ref("b", "乙树脂"), ...asked, answer: null, mine: false },
  ],
  adoptions: [],
  adopters: [],
  author: "李秘书",
  withdrawn: null,
  log: [],
  revision: 3,
  may: ["agree", "refuse"],
};

it("asks the unit that it names for its word, with what will be seen", async () => {
  api.answer({ ...example, waiting: 1 });
  renderPage({ component: () => <ExamplePage example={example} /> });
  expect(await screen.findByRole("heading", { name: "案例写到甲材料，是否同意上架" })).toBeVisible();
  expect(screen.getByText("18.6 万元")).toBeVisible();
  expect(screen.queryByRole("link", { name: "造粒200吨" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "同意" }));
  await waitFor(() => expect(api.sent().at(-1)).toEqual([`/api/v1/examples/${example.id}/steps`, { command: "agree" }]));
});

it("leads a unit that does not agree back to the shelf, for it may not open the draft", async () => {
  api.answer({ ...example, state: "draft", may: [] });
  renderPage({ component: () => <ExamplePage example={example} /> });
  await userEvent.click(await screen.findByRole("button", { name: "不同意…" }));
  await userEvent.type(await screen.findByLabelText("理由"), "数字要再核");
  await userEvent.click(screen.getByRole("button", { name: "不同意" }));
  expect(await screen.findByText("elsewhere /examples")).toBeVisible();
  expect(api.sent().at(-1)![1]).toEqual({ command: "refuse", reason: "数字要再核" });
});

it("lets who leads another alliance enter that it does the same", async () => {
  api.answer({ ...example, adopted: 1 });
  renderPage({ component: () => <ExamplePage example={{ ...example, state: "published", may: [], adopters: [ref("f", "农机联盟")] }} /> });
  await userEvent.click(await screen.findByRole("button", { name: "本联盟借鉴…" }));
  await userEvent.type(await screen.findByLabelText("打算怎么做"), "排出检修计划");
  await userEvent.click(screen.getByRole("button", { name: "登记借鉴" }));
  await waitFor(() => expect(api.sent().at(-1)![1]).toEqual({ command: "adopt", alliance: "f".repeat(24), plan: "排出检修计划" }));
});
