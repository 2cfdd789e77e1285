import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { buildMeView, buildSeatView } from "../../../tests/factories/me.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { refusal, stubApi } from "../../../tests/setup/stub-api.ts";
import { DemoDoor } from "./demo-door.tsx";
import { groupByRole } from "./group-by-role.ts";
import { PlacesPanel } from "./places-panel.tsx";
import { SeatsPanel } from "./seats-panel.tsx";
import { SessionsPanel } from "./sessions-panel.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { TokensPanel } from "./tokens-panel.tsx";

const api = stubApi();
const assign = vi.fn<(path: string) => void>();

beforeEach(() => {
  vi.stubGlobal("location", { ...window.location, assign });
});

describe("signing in", () => {
  it("leads to where one was going", async () => {
    api.answer(buildMeView(), 201);
    renderPage({ component: () => <SignInForm to="/meetings/1" /> });
    await userEvent.type(await screen.findByLabelText("账号"), "zhoujm");
    await userEvent.type(screen.getByLabelText("密码"), "long Enough 1{Enter}");
    await waitFor(() => expect(assign).toHaveBeenCalledWith("/meetings/1"));
    expect(api.sent()[0]![1]).toEqual({ account: "zhoujm", password: "long Enough 1" });
  });

  it("says that it was refused, without a word on which part was wrong", async () => {
    api.refuse("signed_out", [], "账号或密码不正确。");
    renderPage({ component: () => <SignInForm to="/" /> });
    await userEvent.type(await screen.findByLabelText("账号"), "zhoujm{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("未能登录账号或密码不正确。");
    expect(screen.getByLabelText("账号")).toHaveValue("zhoujm");
  });

  it("asks for a code where the account wants one, as the next step and not as a failure", async () => {
    api.refuse("bad_input", [{ path: "code", message: "请输入验证器上的 6 位验证码，或一个备用码" }]);
    renderPage({ component: () => <SignInForm to="/" /> });
    await userEvent.type(await screen.findByLabelText("账号"), "zhoujm");
    await userEvent.type(screen.getByLabelText("密码"), "long Enough 1{Enter}");
    const code = await screen.findByLabelText("验证码");
    await waitFor(() => expect(code).toHaveFocus());
    expect(screen.queryByRole("alert")).toBeNull();
    api.refuse("bad_input", [{ path: "code", message: "验证码不对或已经用过，请等下一个" }]);
    await userEvent.type(code, "000000{Enter}");
    await waitFor(() => expect(code).toBeInvalid());
    expect(screen.getByRole("alert")).toHaveTextContent("验证码不对或已经用过");
    expect(api.sent().at(-1)![1]).toEqual({ account: "zhoujm", password: "long Enough 1", code: "000000" });
  });
});

describe("the pages that a phone's bar has no room for", () => {
  it("are those of the rail that the person may open", async () => {
    renderPage({ component: () => <PlacesPanel me={buildMeView({ seats: [buildSeatView({ role: "liaison" })] })} /> });
    await screen.findByRole("link", { name: "督办", hidden: true });
    expect(screen.getAllByRole("link", { hidden: true }).map((link) => link.getAttribute("href"))).toEqual(["/matching", "/actions", "/alliances", "/reports"]);
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
    api.answer(buildMeView(), 201);
    const accounts = ["a", "b", "c", "d", "e", "f"].map((name) => account(name, "liaison"));
    renderPage({ component: () => <DemoDoor accounts={accounts} to="/" /> });
    expect(await screen.findByRole("button", { name: /^a/ })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^f/ })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "再显示 2 人" }));
    await userEvent.click(screen.getByRole("button", { name: /^f/ }));
    await waitFor(() => expect(assign).toHaveBeenCalledWith("/"));
    expect(api.sent()[0]![1]).toEqual({ account: "f" });
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
    api.answer();
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
    expect(api.fetch).toHaveBeenCalledWith(`/api/v1/me/sessions/${"b".repeat(24)}`, expect.objectContaining({ method: "DELETE" }));
  });

  it("keeps one session's wait and refusal at its own row", async () => {
    const session = { createdAt: "2026-11-20T00:00:00.000Z", lastSeenAt: "2026-11-21T06:00:00.000Z", current: false };
    const sessions = ["a", "b"].map((letter) => ({ ...session, id: letter.repeat(24), device: "Mozilla/5.0 (iPhone) MicroMessenger/8" }));
    let answerNow = (_answer: Response) => {};
    api.fetch.mockImplementation(() => new Promise((resolve) => (answerNow = resolve)));
    renderPage({ component: () => <SessionsPanel sessions={sessions} /> });
    const [first, second] = await screen.findAllByRole("button", { name: "退出该设备" });
    await userEvent.click(second!);
    expect(second).toBeDisabled();
    expect(first).toBeEnabled();
    answerNow(refusal("not_found", [], "已经退出。"));
    const problem = await screen.findByRole("alert");
    expect(first!.compareDocumentPosition(problem)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it("shows a new token this once", async () => {
    const made = { id: "a".repeat(24), name: "ERP", createdAt: "2026-11-21T06:00:00.000Z", expiresAt: "2027-02-19T06:00:00.000Z", lastUsedAt: null };
    api.answer({ ...made, token: "lm_secret" }, 201);
    renderPage({ component: () => <TokensPanel tokens={[]} /> });
    await userEvent.click(await screen.findByRole("button", { name: "新建令牌" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.type(within(dialog).getByLabelText("用途"), "ERP");
    await userEvent.click(within(dialog).getByRole("button", { name: "新建令牌" }));
    expect(await screen.findByText("lm_secret")).toBeInTheDocument();
    expect(api.sent()[0]![1]).toEqual({ name: "ERP", days: 90 });
    await userEvent.click(screen.getByRole("button", { name: "我已保存" }));
    await waitFor(() => expect(screen.queryByText("lm_secret")).not.toBeInTheDocument());
  });

  it("asks before revoking, because it cannot be undone", async () => {
    api.answer();
    const token = { id: "a".repeat(24), name: "ERP", createdAt: "2026-11-21T06:00:00.000Z", expiresAt: "2027-02-19T06:00:00.000Z", lastUsedAt: null };
    renderPage({ component: () => <TokensPanel tokens={[token]} /> });
    await userEvent.click(await screen.findByRole("button", { name: "撤销令牌" }));
    const dialog = await screen.findByRole("dialog");
    expect(dialog).toHaveTextContent("不能恢复");
    expect(api.fetch).not.toHaveBeenCalled();
    await userEvent.click(within(dialog).getByRole("button", { name: "撤销令牌" }));
    await waitFor(() => expect(api.fetch).toHaveBeenCalledWith(`/api/v1/me/tokens/${token.id}`, expect.objectContaining({ method: "DELETE" })));
  });
});
