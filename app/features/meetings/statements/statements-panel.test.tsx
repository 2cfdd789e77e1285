import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { buildMeetingView } from "../../../../tests/factories/meeting-view.ts";
import { renderPage } from "../../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../../tests/setup/stub-api.ts";
import type { StatementView } from "../../../contracts/statements.ts";
import { StatementsPanel } from "./statements-panel.tsx";

const api = stubApi();
const [own, other] = [
  { id: "1".repeat(24), name: "金大丰" },
  { id: "2".repeat(24), name: "晨露齿轮" },
];
const presence = { ...buildMeetingView().presence, units: [own, other].map((unit) => ({ ...unit, present: false, since: null })) };
const meeting = buildMeetingView({ presence, rights: { conduct: false, prepare: false, units: [own] } });
const said: StatementView = {
  id: "3".repeat(24),
  organization: own,
  situation: "订单足",
  problems: "喷涂难",
  requests: ["请调剂产能"],
  name: "王建国",
  at: "2026-12-01T02:00:00.000Z",
  revision: 2,
  mayChange: true,
};

it("hands in a unit's own statement, with how much each part takes", async () => {
  api.answer(said);
  renderPage({ component: () => <StatementsPanel meeting={meeting} statements={[]} /> });
  await userEvent.click(await screen.findByRole("button", { name: "提交书面发言" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(await within(dialog).findByRole("textbox", { name: "情况" }), "订单足够");
  await userEvent.type(within(dialog).getByRole("textbox", { name: "诉求" }), "请帮忙{Enter}{Enter}请调剂");
  expect(within(dialog).getByText("情况 40%")).toBeVisible();
  await userEvent.click(within(dialog).getByRole("button", { name: "提交" }));
  await waitFor(() => expect(api.sent()).toHaveLength(1));
  expect(api.sent()[0]![1]).toEqual({ organization: own.id, situation: "订单足够", problems: "", requests: ["请帮忙", "请调剂"] });
}, 15_000);

it("makes a request a suggestion in its words, and leaves others' statements alone", async () => {
  renderPage({ component: () => <StatementsPanel meeting={meeting} statements={[said, { ...said, id: "4".repeat(24), organization: other, mayChange: false }]} /> });
  expect(await screen.findAllByRole("button", { name: "撤回" })).toHaveLength(1);
  expect(screen.queryByRole("button", { name: "提交书面发言" })).toBeNull();
  await userEvent.click(screen.getAllByText("看全文")[0]!);
  await userEvent.click(screen.getAllByRole("button", { name: "提为意见建议" })[0]!);
  expect(await within(await screen.findByRole("dialog")).findByRole("textbox", { name: "意见或建议" })).toHaveValue("请调剂产能");
}, 15_000);
