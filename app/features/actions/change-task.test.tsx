import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { ActionView } from "../../contracts/actions.ts";
import { ActionPage } from "./action-page.tsx";

const api = stubApi();
const ref = (letter: string, name: string) => ({ id: letter.repeat(24), name });
const [lead, other] = [ref("a", "绿野液压"), ref("b", "东岳农装")];
const action: ActionView = {
  id: "c".repeat(24),
  alliance: ref("d", "农机联盟"),
  number: "2026-3",
  title: "走访新进企业",
  meeting: null,
  item: null,
  urgent: null,
  lead,
  helpers: [],
  due: "2026-11-18",
  measure: "各一份记录",
  state: "objected",
  overdue: true,
  percent: 0,
  reason: "人手不够",
  log: [],
  carried: 0,
  revision: 4,
  createdAt: "2026-11-09T06:30:00.000Z",
  rights: { units: [], change: true, confirm: false, told: false },
};
const show = async (given: Partial<ActionView> = {}) => {
  api.answer();
  renderPage({ component: () => <ActionPage action={{ ...action, ...given }} units={[lead, other]} told={null} /> });
  await userEvent.click(await screen.findByRole("button", { name: "调整任务…" }));
};

it("gives a task that was objected to another unit, and sends that alone", async () => {
  await show();
  await userEvent.click(await screen.findByRole("combobox", { name: "牵头单位" }));
  await userEvent.click(await screen.findByRole("option", { name: "东岳农装" }));
  await userEvent.click(screen.getByRole("button", { name: "保存调整" }));
  await waitFor(() => expect(api.sent()).toHaveLength(1));
  expect(api.sent()[0]).toEqual([expect.stringMatching(/\/actions\/c+$/), { lead: other.id }]);
});

it("cancels a task only after saying that it is for good", async () => {
  await show();
  await userEvent.click(await screen.findByRole("button", { name: "取消任务…" }));
  expect(screen.getByText(/取消后不能恢复/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "取消任务" }));
  await waitFor(() => expect(api.sent()).toHaveLength(1));
  expect(api.sent()[0]![1]).toEqual({ state: "cancelled" });
});
