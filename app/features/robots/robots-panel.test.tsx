import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { RobotView } from "../../contracts/robots.ts";
import { RobotsPanel } from "./robots-panel.tsx";

const api = stubApi();
const alliance = "a".repeat(24);
const robot = (given: Partial<RobotView> = {}): RobotView => ({
  id: "b".repeat(24),
  name: "农机联盟工作群",
  provider: "dingtalk",
  tail: "9f3c",
  signed: true,
  topics: ["meetings", "needs"],
  state: "on",
  fault: null,
  retryAt: null,
  lastSentAt: null,
  revision: 3,
  ...given,
});
const show = (robots: RobotView[]) => renderPage({ component: () => <RobotsPanel alliance={alliance} robots={robots} /> });

describe("the robots of an alliance", () => {
  it("says what it is for while there is none, and adds and tries one in one go", async () => {
    show([]);
    await userEvent.click(await screen.findByRole("button", { name: "接入群机器人" }));
    const dialog = await screen.findByRole("dialog", { name: "接入群机器人" });
    await userEvent.type(within(dialog).getByRole("textbox", { name: "群名称" }), "工作群");
    await userEvent.type(within(dialog).getByRole("textbox", { name: "机器人地址" }), "https://oapi.dingtalk.com/robot/send?access_token=0123456789");
    await userEvent.click(within(dialog).getByRole("checkbox", { name: "新政策" }));
    api.answer(robot());
    await userEvent.click(within(dialog).getByRole("button", { name: "接入并试发" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(api.sent()).toEqual([
      [expect.stringMatching(/\/robots$/), { name: "工作群", address: "https://oapi.dingtalk.com/robot/send?access_token=0123456789", secret: "", topics: ["meetings", "resolutions", "needs"] }],
      [expect.stringMatching(/\/robots\/b+\/try$/), undefined],
    ]);
    expect(JSON.stringify(localStorage)).not.toContain("0123456789");
  });

  it("names the field that is refused, and keeps what was typed", async () => {
    show([]);
    await userEvent.click(await screen.findByRole("button", { name: "接入群机器人" }));
    const address = screen.getByRole("textbox", { name: "机器人地址" });
    await userEvent.type(address, "https://example.com/hook");
    api.refuse("bad_input", [{ path: "address", message: "不是企业微信、钉钉或飞书群机器人的地址" }]);
    await userEvent.click(screen.getByRole("button", { name: "接入并试发" }));
    await waitFor(() => expect(address).toBeInvalid());
    expect(address).toHaveValue("https://example.com/hook");
  });

  it("says why a robot was turned away, and is changed with only what is new", async () => {
    show([robot({ state: "refused", fault: "keyword" })]);
    expect(await screen.findByText(/缺少机器人要求的关键词/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "农机联盟工作群的更多操作" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "修改" }));
    const dialog = await screen.findByRole("dialog", { name: "修改" });
    await userEvent.click(within(dialog).getByRole("checkbox", { name: "轮值交接" }));
    api.answer(robot());
    await userEvent.click(within(dialog).getByRole("button", { name: "保存" }));
    await waitFor(() => expect(api.sent()).toHaveLength(1));
    expect(api.sent()[0]![1]).toEqual({ topics: ["meetings", "needs", "chair"] });
  });

  it("is removed only after saying what that means", async () => {
    show([robot()]);
    await userEvent.click(await screen.findByRole("button", { name: "农机联盟工作群的更多操作" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "移除" }));
    expect(await screen.findByText(/地址一并删除/)).toBeVisible();
    expect(api.sent()).toHaveLength(0);
    api.answer();
    await userEvent.click(screen.getByRole("button", { name: "移除机器人" }));
    await waitFor(() => expect(api.sent()).toHaveLength(1));
  });
});
