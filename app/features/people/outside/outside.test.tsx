import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { StrictMode } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { buildMeView } from "../../../../tests/factories/me.ts";
import { renderPage } from "../../../../tests/setup/render-page.tsx";
import { reply, stubApi } from "../../../../tests/setup/stub-api.ts";
import type { OutsideAccountView } from "../../../contracts/outside-accounts.ts";
import { OutsideAccountsPanel } from "./outside-accounts-panel.tsx";
import { OutsideDoor } from "./outside-door.tsx";
import { OutsideReturn } from "./outside-return.tsx";

const api = stubApi();
const assign = vi.fn<(path: string) => void>();
const replace = vi.fn<(path: string) => void>();
const wecom = { provider: "wecom", name: null } as const;
const oidc = { provider: "oidc", name: "省统一认证" } as const;
const search = "?code=c1&state=s1";

beforeEach(() => {
  assign.mockReset();
  replace.mockReset();
  vi.stubGlobal("location", { ...window.location, assign, replace });
});

describe("further ways in", () => {
  it("lead to where the account is, and back to where one was going", async () => {
    api.answer({ address: "https://id.test/authorize" }, 201);
    renderPage({ component: () => <OutsideDoor providers={[wecom, oidc]} to="/meetings/1" /> });
    expect(await screen.findByRole("button", { name: "用企业微信登录" })).toBeEnabled();
    await userEvent.click(screen.getByRole("button", { name: "用省统一认证登录" }));
    await waitFor(() => expect(assign).toHaveBeenCalledWith("https://id.test/authorize"));
    expect(api.sent()).toEqual([["/api/v1/session/outside", { provider: "oidc", to: "/meetings/1" }]]);
  });
});

describe("coming back", () => {
  const back = () => renderPage({ component: () => <StrictMode><OutsideReturn provider={wecom} search={search} binds={false} /></StrictMode> });

  it("signs in at once, once, and goes on within the hub only", async () => {
    api.answer({ outcome: "signed_in", to: "//evil.test", label: null });
    back();
    await waitFor(() => expect(replace).toHaveBeenCalledWith("/"));
    expect(api.sent()).toEqual([["/api/v1/session/outside/finish", { search }]]);
  });

  it("asks for the code of a second factor as the next step", async () => {
    api.refuse("bad_input", [{ path: "code", message: "请输入验证器上的 6 位验证码，或一个备用码" }]);
    back();
    const code = await screen.findByLabelText("验证码");
    expect(screen.queryByRole("alert")).toBeNull();
    api.answer({ outcome: "signed_in", to: "/actions", label: null });
    await userEvent.type(code, "123456{Enter}");
    await waitFor(() => expect(replace).toHaveBeenCalledWith("/actions"));
    expect(api.sent().at(-1)![1]).toEqual({ search, code: "123456" });
  });

  it("has who has bound nothing yet sign in with the password once", async () => {
    api.answer({ outcome: "unbound", to: "/actions", label: "周建明" });
    back();
    await userEvent.type(await screen.findByLabelText("账号"), "zhoujm");
    expect(screen.getByText(/^企业微信账号“周建明”还没有绑定链盟账号/)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "返回登录页" })).toBeInTheDocument();
    api.answer(buildMeView(), 201);
    await userEvent.type(screen.getByLabelText("密码"), "long Enough 1");
    await userEvent.click(screen.getByRole("button", { name: "登录并绑定" }));
    await waitFor(() => expect(assign).toHaveBeenCalledWith("/actions"));
    expect(api.sent().at(-1)).toEqual(["/api/v1/session", { account: "zhoujm", password: "long Enough 1", bindsReturned: "wecom" }]);
  });

  it("says why it did not work, with the way back to the sign-in page", async () => {
    api.refuse("gone", [], "本次登录已失效，请重新登录。");
    back();
    expect(await screen.findByRole("alert")).toHaveTextContent("未能登录本次登录已失效，请重新登录。");
    expect(screen.getByRole("link", { name: "返回登录页" })).toHaveAttribute("href", "/sign-in");
  });

  it("leads to the own page once an account was bound", async () => {
    api.answer({ outcome: "linked", to: "/me", label: null });
    back();
    expect(await screen.findByText("elsewhere /me")).toBeInTheDocument();
    expect(await screen.findByText("已绑定企业微信")).toBeInTheDocument();
  });
});

describe("the bound accounts", () => {
  const bound: OutsideAccountView = { id: "a".repeat(24), provider: "wecom", label: "zhoujm", linkedAt: "2026-11-20T00:00:00.000Z", lastUsedAt: null };

  it("are bound with the password once more", async () => {
    renderPage({ component: () => <OutsideAccountsPanel accounts={[bound]} providers={[wecom, oidc]} /> });
    expect(await screen.findByText("zhoujm")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "绑定企业微信" })).toBeNull();
    api.answer({ address: "https://id.test/authorize" }, 201);
    await userEvent.click(screen.getByRole("button", { name: "绑定省统一认证" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.type(within(dialog).getByLabelText("请先输入登录密码"), "long Enough 1");
    await userEvent.click(within(dialog).getByRole("button", { name: "前往省统一认证" }));
    await waitFor(() => expect(assign).toHaveBeenCalledWith("https://id.test/authorize"));
    expect(api.sent()).toEqual([["/api/v1/me/outside-accounts", { provider: "oidc", password: "long Enough 1" }]]);
  });

  it("are unbound only after a question", async () => {
    renderPage({ component: () => <OutsideAccountsPanel accounts={[bound]} providers={[wecom]} /> });
    await userEvent.click(await screen.findByRole("button", { name: "解除绑定" }));
    expect(api.fetch).not.toHaveBeenCalled();
    api.fetch.mockResolvedValue(reply());
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "解除绑定" }));
    await waitFor(() => expect(api.fetch).toHaveBeenCalledWith(`/api/v1/me/outside-accounts/${bound.id}`, expect.objectContaining({ method: "DELETE" })));
  });

  it("are nothing to look at where the hub was set up with no provider", async () => {
    renderPage({ component: () => <div data-testid="panel"><OutsideAccountsPanel accounts={[]} providers={[]} /></div> });
    expect(await screen.findByTestId("panel")).toBeEmptyDOMElement();
  });
});
