import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { buildMeetingView } from "../../../../tests/factories/meeting-view.ts";
import { renderPage } from "../../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../../tests/setup/stub-api.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { PrepareMeeting } from "./prepare-meeting.tsx";

const api = stubApi();
const preparer = { conduct: true, prepare: true, units: [] };
const show = (given: Partial<MeetingView>) => renderPage({ component: () => <PrepareMeeting meeting={buildMeetingView({ currentItem: null, openedAt: null, ...given })} statements={[]} proposals={[]} /> });

it("changes length and place of an announced meeting, and says that people will be told", async () => {
  api.answer();
  show({ state: "scheduled", place: "二楼", rights: preparer });
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "更多" }));
  await user.click(await screen.findByRole("menuitem", { name: "修改安排" }));
  const place = await screen.findByRole("textbox", { name: "地点" });
  expect(place).toHaveValue("二楼");
  expect(screen.getByText(/会通知各成员单位/)).toBeVisible();
  expect(screen.getByRole("button", { name: "保存" })).toBeDisabled();
  await user.clear(place);
  await user.type(place, "三楼");
  await user.clear(screen.getByRole("spinbutton", { name: "时长（分钟）" }));
  await user.type(screen.getByRole("spinbutton", { name: "时长（分钟）" }), "60");
  await user.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(api.sent()).toHaveLength(1));
  expect(api.sent()[0]).toEqual([expect.stringMatching(/\/meetings\/0+1$/), { place: "三楼", startsAt: "2026-11-23T06:30:00.000Z", endsAt: "2026-11-23T07:30:00.000Z" }]);
});

it("sends of an item only what was changed, so that it takes nothing back that others wrote", async () => {
  api.answer();
  show({ state: "draft", rights: preparer });
  const user = userEvent.setup();
  await user.click((await screen.findAllByRole("button", { name: /^修改“/ }))[0]!);
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByRole("button", { name: "移出议程" })).toBeVisible();
  await user.type(within(dialog).getByRole("textbox", { name: "材料" }), "见附件");
  await user.click(within(dialog).getByRole("button", { name: "保存" }));
  await waitFor(() => expect(api.sent()).toHaveLength(1));
  expect(api.sent()[0]![1]).toEqual({ text: expect.stringMatching(/见附件$/) });
});

it("cancels an announced meeting only with a reason", async () => {
  api.answer();
  show({ state: "scheduled", rights: preparer });
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "更多" }));
  await user.click(await screen.findByRole("menuitem", { name: "取消会议" }));
  const send = await screen.findByRole("button", { name: "取消会议并通知" });
  expect(send).toBeDisabled();
  await user.type(screen.getByRole("textbox", { name: "取消原因" }), "会场停电");
  await user.click(send);
  await waitFor(() => expect(api.sent()).toHaveLength(1));
  expect(api.sent()[0]).toEqual([expect.stringMatching(/\/cancel$/), { reason: "会场停电" }]);
});

it("deletes a draft after saying what goes with it, and leads back to the list", async () => {
  api.answer();
  show({ state: "draft", rights: preparer });
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "更多" }));
  await user.click(await screen.findByRole("menuitem", { name: "删除草稿" }));
  expect(await screen.findByText(/连同 3 项议程一起删除/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "删除草稿" }));
  expect(await screen.findByText("elsewhere /meetings")).toBeVisible();
});

it("says of a cancelled meeting why, and offers nothing to do in it", async () => {
  show({ state: "cancelled", cancelled: { reason: "会场停电", at: "2026-11-21T01:00:00.000Z" }, rights: preparer });
  expect(await screen.findByText("会议已于 09:00 取消：会场停电")).toBeVisible();
  expect(screen.queryByRole("button", { name: "更多" })).toBeNull();
  expect(screen.queryByRole("link", { name: "进入现场" })).toBeNull();
});
