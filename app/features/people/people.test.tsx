import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { buildMeView, buildSeatView } from "../../../tests/factories/me.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { DemoDoor } from "./demo-door.tsx";
import { groupByRole } from "./group-by-role.ts";
import { SeatsPanel } from "./seats-panel.tsx";
import { SessionsPanel } from "./sessions-panel.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { TokensPanel } from "./tokens-panel.tsx";

const api = vi.fn<typeof fetch>();
const assign = vi.fn<(path: string) => void>();

beforeEach(() => {
  vi.stubGlobal("fetch", api);
  vi.stubGlobal("location", { ...window.location, assign });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

const answer = (status: number, body?: unknown) =>
  api.mockImplementation(() =>
    Promise.resolve(
      body === undefined
        ? new Response(null, { status })
        : new Response(JSON.stringify(body), { status, headers: { "Content-Type": status < 400 ? "application/json" : "application/problem+json" } }),
    ),
  );
const bodySent = () => JSON.parse(String(api.mock.calls[0]?.[1]?.body)) as unknown;

describe("signing in", () => {
  it("leads to where one was going", async () => {
    answer(201, buildMeView());
    renderPage({ component: () => <SignInForm to="/meetings/1" /> });
    await userEvent.type(await screen.findByLabelText("账号"), "zhoujm");
    await userEvent.type(screen.getByLabelText("密码"), "long Enough 1{Enter}");
    await waitFor(() => expect(assign).toHaveBeenCalledWith("/meetings/1"));
    expect(bodySent()).toEqual({ account: "zhoujm", password: "long Enough 1" });
  });

  it("says that it was refused, without a word on which part was wrong", async () => {
    answer(401, { type: "t", title: "请先登录", status: 401, code: "signed_out", detail: "账号或密码不正确。", errors: [], requestId: "r" });
    renderPage({ component: () => <SignInForm to="/" /> });
    await userEvent.type(await screen.findByLabelText("账号"), "zhoujm{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("未能登录账号或密码不正确。");
    expect(screen.getByLabelText("账号")).toHaveValue("zhoujm");
  });
});

describe("the demo's door", () => {
  const account = (name: string, ...roles: ("liaison" | "chair" | "officer")[]) => ({
    account: name,
    name,
    seats: roles.map((role) => buildSeatView({ id: `${name}-${role}`, role })),
  });

  it("files everybody once, under the rarest role", () => {
    const groups = groupByRole([account("a", "liaison"), account("b", "liaison", "chair"), account("c", "officer")]);
    expect(groups.map(({ role, accounts }) => [role, accounts.map(({ name }) => name)])).toEqual([
      ["liaison", ["a"]],
      ["chair", ["b"]],
      ["officer", ["c"]],
    ]);
  });

  it("signs in with one tap, and shows the rest of a long list when asked", async () => {
    answer(201, buildMeView());
    const accounts = ["a", "b", "c", "d", "e", "f"].map((name) => account(name, "liaison"));
    renderPage({ component: () => <DemoDoor accounts={accounts} to="/" /> });
    expect(await screen.findByRole("button", { name: /^a/ })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^f/ })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "再显示 2 人" }));
    await userEvent.click(screen.getByRole("button", { name: /^f/ }));
    await waitFor(() => expect(assign).toHaveBeenCalledWith("/"));
    expect(bodySent()).toEqual({ account: "f" });
  });
});

describe("my own page", () => {
  it("names the last day of a seat, not the first without it", async () => {
    const chair = buildSeatView({ id: "b".repeat(24), role: "chair", from: "2026-10-31T16:00:00.000Z", until: "2026-11-30T16:00:00.000Z", cause: "十一月轮值" });
    renderPage({ component: () => <SeatsPanel me={buildMeView({ seats: [buildSeatView(), chair] })} /> });
    expect(await screen.findByText("11月1日")).toBeInTheDocument();
    expect(screen.getByText("11月30日")).toBeInTheDocument();
    expect(screen.getByText("十一月轮值")).toBeInTheDocument();
  });

  it("ends another device's session, never its own", async () => {
    answer(204);
    const session = { createdAt: "2026-11-20T00:00:00.000Z", lastSeenAt: "2026-11-21T06:00:00.000Z" };
    renderPage({
      component: () => (
        <SessionsPanel
          sessions={[
            { ...session, id: "a".repeat(24), current: true, device: "Mozilla/5.0 (Windows NT 10.0) Chrome/141 Safari/537.36" },
            { ...session, id: "b".repeat(24), current: false, device: "Mozilla/5.0 (iPhone) MicroMessenger/8" },
          ]}
        />
      ),
    });
    expect(await screen.findByText("本设备")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "退出该设备" }));
    expect(api).toHaveBeenCalledWith(`/api/v1/me/sessions/${"b".repeat(24)}`, expect.objectContaining({ method: "DELETE" }));
  });

  it("shows a new token this once", async () => {
    const made = { id: "a".repeat(24), name: "ERP", createdAt: "2026-11-21T06:00:00.000Z", expiresAt: "2027-02-19T06:00:00.000Z", lastUsedAt: null };
    answer(201, { ...made, token: "lm_secret" });
    renderPage({ component: () => <TokensPanel tokens={[]} /> });
    await userEvent.click(await screen.findByRole("button", { name: "新建令牌" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.type(within(dialog).getByLabelText("用途"), "ERP");
    await userEvent.click(within(dialog).getByRole("button", { name: "新建令牌" }));
    expect(await screen.findByText("lm_secret")).toBeInTheDocument();
    expect(bodySent()).toEqual({ name: "ERP", days: 90 });
    await userEvent.click(screen.getByRole("button", { name: "我已保存" }));
    await waitFor(() => expect(screen.queryByText("lm_secret")).not.toBeInTheDocument());
  });

  it("asks before revoking, because it cannot be undone", async () => {
    answer(204);
    const token = { id: "a".repeat(24), name: "ERP", createdAt: "2026-11-21T06:00:00.000Z", expiresAt: "2027-02-19T06:00:00.000Z", lastUsedAt: null };
    renderPage({ component: () => <TokensPanel tokens={[token]} /> });
    await userEvent.click(await screen.findByRole("button", { name: "撤销令牌" }));
    const dialog = await screen.findByRole("dialog");
    expect(dialog).toHaveTextContent("不能恢复");
    expect(api).not.toHaveBeenCalled();
    await userEvent.click(within(dialog).getByRole("button", { name: "撤销令牌" }));
    await waitFor(() => expect(api).toHaveBeenCalledWith(`/api/v1/me/tokens/${token.id}`, expect.objectContaining({ method: "DELETE" })));
  });
});
