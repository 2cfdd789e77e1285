import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { renderPage } from "../../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../../tests/setup/stub-api.ts";
import type { MinutesView } from "../../../contracts/minutes.ts";
import { MinutesPage } from "./minutes-page.tsx";

const api = stubApi();
const id = (digit: string) => digit.repeat(24);
const unit = { id: id("1"), name: "金穗" };
const minutes = (chair: MinutesView["chair"]): MinutesView => ({
  meeting: id("a"),
  alliance: { id: id("b"), name: "农机联盟" },
  title: "十一月联席会议",
  place: "",
  openedAt: "2026-11-23T06:30:00.000Z",
  closedAt: "2026-11-23T08:00:00.000Z",
  phase: "final",
  revision: 1,
  present: [unit],
  absent: [],
  proxies: [],
  people: 1,
  chair,
  items: [],
  amendments: [],
  amendUntil: null,
  rights: { write: false, prepare: false, finish: false, amend: [] },
});

describe("the head of the minutes", () => {
  it.each([
    [{ organization: unit, person: "金大丰", acting: false }, "金穗 金大丰"],
    [{ organization: unit, person: "金大丰", acting: true }, "金穗 金大丰 · 代理主持"],
  ])("names who presided", async (chair, words) => {
    renderPage({ component: () => <MinutesPage minutes={minutes(chair)} /> });
    expect((await screen.findByText("轮值理事长")).nextElementSibling).toHaveTextContent(new RegExp(`^${words}$`));
  });

  it("leaves that out where the rotation did not reach", async () => {
    renderPage({ component: () => <MinutesPage minutes={minutes(null)} /> });
    expect(await screen.findByText("到会")).toBeVisible();
    expect(screen.queryByText("轮值理事长")).toBeNull();
  });
});

describe("minutes on their way", () => {
  const item = { item: id("c"), number: 1, title: "喷涂外协", lane: "do" as const, state: "done" as const, text: "", revision: 1, editedBy: null, editedAt: null, polls: [], sides: [], consent: null, results: [] };
  const rights = { write: true, prepare: false, finish: false, amend: [] };
  const show = (given: Partial<MinutesView>) => renderPage({ component: () => <MinutesPage minutes={{ ...minutes(null), items: [item], ...given }} /> });

  it("say before a Word file is saved that words not saved yet will not be in it", async () => {
    show({ phase: "draft", rights });
    const link = await screen.findByRole("link", { name: "下载 Word" });
    expect(link).toHaveAttribute("href", expect.stringMatching(/minutes\.docx$/));
    await userEvent.type(screen.getByRole("textbox", { name: "“喷涂外协”的纪要" }), "会议同意");
    await userEvent.click(link);
    const dialog = await screen.findByRole("dialog", { name: "有文字还没有保存" });
    expect(within(dialog).getByText("还有 1 项的文字没有保存，第一项是“喷涂外协”。现在下载的 Word 里没有这些文字。")).toBeVisible();
    expect(within(dialog).getByRole("link", { name: "仍然下载" })).toHaveAttribute("href", link.getAttribute("href"));
    await userEvent.click(within(dialog).getByRole("button", { name: "去保存" }));
    await waitFor(() => expect(screen.getByRole("textbox", { name: "“喷涂外协”的纪要" })).toHaveFocus());
  });

  it("do not go out without words that are not saved yet", async () => {
    show({ phase: "draft", rights: { ...rights, prepare: true } });
    await userEvent.type(await screen.findByRole("textbox", { name: "“喷涂外协”的纪要" }), "会议同意");
    await userEvent.click(screen.getByRole("button", { name: "发给到会单位征求意见" }));
    const dialog = await screen.findByRole("dialog", { name: "有文字还没有保存" });
    await userEvent.click(within(dialog).getByRole("button", { name: "去保存" }));
    await waitFor(() => expect(screen.getByRole("textbox", { name: "“喷涂外协”的纪要" })).toHaveFocus());
    expect(api.sent()).toEqual([]);
  });

  it("keep on the device what was typed and over what: words that somebody else saved meanwhile stand beside it", async () => {
    const { unmount } = show({ rights });
    await userEvent.type(await screen.findByRole("textbox", { name: "“喷涂外协”的纪要" }), "会议同意");
    unmount();
    show({ rights, items: [{ ...item, text: "会议不同意", revision: 2, editedBy: "李秘书" }] });
    expect(await screen.findByRole("alert")).toHaveTextContent(/李秘书.*会议不同意/);
    expect(screen.getByRole("textbox", { name: "“喷涂外协”的纪要" })).toHaveValue("会议同意");
    await userEvent.click(screen.getByRole("button", { name: "用对方的" }));
    expect(screen.getByRole("textbox", { name: "“喷涂外协”的纪要" })).toHaveValue("会议不同意");
  });

  it("become final only after that was said to be for good, and who may still be writing", async () => {
    api.answer();
    show({ phase: "prepared", amendUntil: "2026-11-24T06:30:00.000Z", rights: { ...rights, finish: true } });
    await userEvent.click(await screen.findByRole("button", { name: "定稿" }));
    const dialog = await screen.findByRole("dialog", { name: "定稿后不能再改" });
    expect(dialog).toHaveTextContent(/还可在 11月24日 14:30 前提出修改意见/);
    await userEvent.click(within(dialog).getByRole("button", { name: "定稿" }));
    await waitFor(() => expect(api.sent()).toHaveLength(1));
    expect(api.sent()[0]![1]).toEqual({ phase: "final" });
  });
});
