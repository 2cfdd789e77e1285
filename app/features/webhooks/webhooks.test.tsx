import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useLoaderData } from "@remix-run/react";
import { describe, expect, it, vi } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { Page } from "../../contracts/common.ts";
import type { AttemptView, WebhookView } from "../../contracts/webhooks.ts";
import { WebhookPage } from "./webhook-page.tsx";
import { WebhooksPanel } from "./webhooks-panel.tsx";

const api = stubApi();
const alliance = "a".repeat(24);
const webhook = (given: Partial<WebhookView> = {}): WebhookView => ({
  id: "b".repeat(24),
  name: "县工业平台",
  host: "hooks.example.com",
  tail: "k=1f",
  events: ["listing.published"],
  state: "on",
  fault: null,
  trouble: null,
  retryAt: null,
  lastSentAt: null,
  position: 12,
  newest: 14,
  oldSecretUntil: null,
  revision: 3,
  ...given,
});
const attempt = (given: Partial<AttemptView> = {}): AttemptView => ({ id: "c".repeat(24), message: "msg_1", type: "listing.published", seq: 13, at: "2026-11-30T06:30:00.000Z", ok: false, status: 500, fault: null, ms: 38, ...given });
const show = (given: Partial<WebhookView> = {}, attempts: AttemptView[] = []) =>
  renderPage({ component: () => <WebhookPage alliance={{ id: alliance, name: "农机联盟" }} webhook={webhook(given)} attempts={{ items: attempts, nextCursor: null }} /> });

describe("the webhooks of an alliance", () => {
  it("says what they are for while there is none, adds one, and shows its secret once", async () => {
    renderPage({ component: () => <WebhooksPanel alliance={alliance} webhooks={[]} /> });
    await userEvent.click(await screen.findByRole("button", { name: "添加推送" }));
    const dialog = await screen.findByRole("dialog", { name: "添加推送" });
    await userEvent.type(within(dialog).getByRole("textbox", { name: "系统名称" }), "县工业平台");
    await userEvent.type(within(dialog).getByRole("textbox", { name: "接收地址" }), "https://hooks.example.com/?k=1f");
    await userEvent.click(within(dialog).getByRole("checkbox", { name: "轮值交接" }));
    api.answer({ webhook: webhook(), secret: "whsec_canary" });
    await userEvent.click(within(dialog).getByRole("button", { name: "添加推送" }));
    expect(await screen.findByText("whsec_canary")).toBeVisible();
    expect(api.sent()).toEqual([
      [expect.stringMatching(/\/webhooks$/), { name: "县工业平台", address: "https://hooks.example.com/?k=1f", events: ["listing.published", "listing.changed", "policy.published", "resolution.changed", "chair.changed"] }],
    ]);
    await userEvent.keyboard("{Escape}");
    expect(screen.getByText("whsec_canary")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "已经保存好" }));
    await waitFor(() => expect(screen.queryByText("whsec_canary")).toBeNull());
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toMatch(/canary|k=1f/);
  });

  it("names the field that is refused, and keeps what was typed", async () => {
    renderPage({ component: () => <WebhooksPanel alliance={alliance} webhooks={[]} /> });
    await userEvent.click(await screen.findByRole("button", { name: "添加推送" }));
    const address = screen.getByRole("textbox", { name: "接收地址" });
    await userEvent.type(address, "https://10.0.0.1/");
    api.refuse("bad_input", [{ path: "address", message: "只能推送到互联网上的域名" }]);
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "添加推送" }));
    await waitFor(() => expect(address).toBeInvalid());
    expect(address).toHaveValue("https://10.0.0.1/");
  });
});

describe("one webhook", () => {
  it("says why nothing gets through, and what a trial was answered", async () => {
    show({ trouble: { since: "2026-11-30T06:30:00.000Z", status: 302, fault: null } }, [attempt({ status: null, fault: "certificate" })]);
    expect(await screen.findByText(/不跟随跳转/)).toBeVisible();
    expect(screen.getByText("对方的证书无效")).toBeVisible();
    api.answer(attempt({ type: "webhook.test", seq: null }));
    await userEvent.click(screen.getByRole("button", { name: "试推送" }));
    expect(await screen.findByText("试推送没有送达：HTTP 500")).toBeVisible();
  });

  it("shows what was sent meanwhile", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ["setInterval", "clearInterval"] });
    const attempts: AttemptView[] = [];
    renderPage({
      loader: () => ({ items: [...attempts], nextCursor: null }),
      component: function Shown() {
        return <WebhookPage alliance={{ id: alliance, name: "农机联盟" }} webhook={webhook()} attempts={useLoaderData() as Page<AttemptView>} />;
      },
    });
    expect(await screen.findByText("近 7 天没有推送")).toBeVisible();
    attempts.push(attempt({ ok: true, status: 204 }));
    vi.advanceTimersByTime(5_000);
    vi.useRealTimers();
    expect(await screen.findByText("已送达")).toBeVisible();
  });

  it("is delivered again after a number", async () => {
    show();
    await userEvent.click(await screen.findByRole("button", { name: "重新推送" }));
    const dialog = await screen.findByRole("dialog", { name: "重新推送" });
    const number = within(dialog).getByRole("textbox", { name: "事件序号" });
    await userEvent.type(number, "3");
    api.answer(webhook());
    await userEvent.click(within(dialog).getByRole("button", { name: "重新推送" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(api.sent()).toEqual([[expect.stringMatching(/\/webhooks\/b+\/replay$/), { after: 3 }]]);
  });

  it("changes its secret only after saying what that means, and stopped offers to turn it on", async () => {
    show({ state: "stopped", fault: "gone" });
    expect(await screen.findByText(/HTTP 410/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "更多操作" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "更换签名密钥" }));
    expect(await screen.findByText(/24 小时内仍同时签名/)).toBeVisible();
    api.answer({ webhook: webhook(), secret: "whsec_another" });
    await userEvent.click(screen.getByRole("button", { name: "更换密钥" }));
    expect(await screen.findByText("whsec_another")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "已经保存好" }));
    api.answer(webhook());
    await userEvent.click(screen.getByRole("button", { name: "启用" }));
    await waitFor(() => expect(api.sent()).toHaveLength(2));
    expect(api.sent()[1]).toEqual([expect.stringMatching(/\/webhooks\/b+$/), { on: true }]);
  });
});
