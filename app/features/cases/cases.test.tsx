import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { buildCaseView } from "../../../tests/factories/case-view.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import { CasePage } from "./case-page.tsx";
import { CasesPage } from "./cases-page.tsx";

const api = stubApi();
beforeEach(() => api.answer(buildCaseView()));

const units = [
  { id: "2".repeat(24), name: "园区办" },
  { id: "3".repeat(24), name: "城管局" },
];
const show = (given: Parameters<typeof buildCaseView>[0]) => renderPage({ component: () => <CasePage record={buildCaseView(given)} units={units} told={null} /> });
const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

describe("a case", () => {
  it("says where it stands in the loop, and how its limit was counted", async () => {
    show({});
    expect(within(await screen.findByRole("list", { name: "办理环节" })).getByText("派单")).toHaveAttribute("aria-current", "step");
    expect(screen.getByText(/派单，5 个工作日/)).toHaveTextContent("11月19日 派单，5 个工作日");
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("is first dispatched by a form that lies open, later by one behind a button, with supervision beside it", async () => {
    const { unmount } = show({ state: "received", unit: null, clock: null, rights: { dispatch: true } });
    expect(await screen.findByRole("button", { name: "派单" })).toBeVisible();
    unmount();
    show({ rights: { dispatch: true, supervise: true } });
    expect(await screen.findByText("园区办还没有答复")).toBeVisible();
    expect(screen.queryByRole("button", { name: "派单" })).toBeNull();
    await press("列入督办…");
    await userEvent.type(await screen.findByLabelText("说明（可不填）"), "已超三天");
    await press("列入督办");
    await waitFor(() => expect(api.sent()).toEqual([[`/api/v1/cases/${"c".repeat(24)}/supervise`, { note: "已超三天" }]]));
    expect(await screen.findByText("已列入督办，承办单位会收到通知")).toBeVisible();
  });

  it("puts the focus into the select that was refused", async () => {
    api.refuse("bad_input", [{ path: "unit", message: "此项必填" }]);
    show({ state: "received", unit: null, clock: null, rights: { dispatch: true } });
    await press("派单");
    await waitFor(() => expect(screen.getByPlaceholderText("输入名称查找")).toHaveFocus());
  });

  it("is taken, replied to or given back by its unit; giving back asks why", async () => {
    show({ rights: { take: true, reply: true } });
    await press("开始办理");
    await waitFor(() => expect(api.sent()).toEqual([[`/api/v1/cases/${"c".repeat(24)}/take`, {}]]));
    await userEvent.type(screen.getByLabelText("答复"), "已装 6 盏灯");
    await press("答复");
    await waitFor(() => expect(api.sent()[1]).toEqual([`/api/v1/cases/${"c".repeat(24)}/reply`, { text: "已装 6 盏灯" }]));
    await press("不属本单位，退单…");
    expect(await screen.findByRole("button", { name: "退单" })).toBeDisabled();
    await userEvent.type(screen.getByLabelText("退单理由"), "市政道路\n不归我们管");
    await press("退单");
    await waitFor(() => expect(api.sent()[2]).toEqual([`/api/v1/cases/${"c".repeat(24)}/return`, { reason: "市政道路 不归我们管" }]));
  });

  it("keeps a reply that was typed and not sent", async () => {
    const { unmount } = show({ rights: { reply: true } });
    await userEvent.type(await screen.findByLabelText("答复"), "已装 6 盏灯");
    await waitFor(() => expect(Object.keys(localStorage).join()).toContain("reply"));
    unmount();
    show({ rights: { reply: true } });
    await waitFor(() => expect(screen.getByLabelText("答复")).toHaveValue("已装 6 盏灯"));
  });

  it("asks for a number of stars instead of choosing one for the caller", async () => {
    api.refuse("bad_input", [{ path: "stars", message: "不能小于 1" }]);
    show({ state: "visited", rights: { rate: true } });
    await press("提交评价");
    expect(await screen.findByText("请点选一颗到五颗星")).toBeVisible();
    expect(api.sent()).toEqual([[`/api/v1/cases/${"c".repeat(24)}/rate`, { stars: 0, note: "" }]]);
  });

  it("says that the clock put it under supervision", async () => {
    show({ supervised: true, log: [{ id: "e".repeat(24), at: "2026-11-27T01:00:00.000Z", kind: "supervised", name: "", text: "" }] });
    expect(await screen.findByText("逾期，自动列入督办")).toBeVisible();
  });
});

describe("the direct line's list", () => {
  const counts = { open: 1, overdue: 0, replied: 0, closed: 0, supervised: 0 };
  const list = (path: string, items = [buildCaseView({ rights: { reply: true } })]) =>
    renderPage({ component: () => <CasesPage page={{ items, nextCursor: "x" }} counts={counts} intake={null} />, path });

  it("names in a button what the reader is asked to do, and keeps the alliance from view to view", async () => {
    list("/page?alliance=a1&view=open");
    expect(await screen.findByRole("link", { name: "去办理" })).toHaveAttribute("href", `/cases/${"c".repeat(24)}`);
    expect(screen.getByRole("link", { name: "在办 1" })).toHaveAttribute("aria-current", "page");
    expect(screen.getByRole("link", { name: "逾期 0" })).toHaveAttribute("href", "/page?alliance=a1&view=overdue");
    expect(screen.getByRole("link", { name: "全部" })).toHaveAttribute("href", "/page?alliance=a1");
    expect(screen.getByRole("link", { name: "更早的来件" })).toHaveAttribute("href", "/page?alliance=a1&view=open&cursor=x");
  });

  it("where a view is empty leads back to all, where the whole is empty to the form", async () => {
    const { unmount } = list("/page?view=overdue", []);
    expect(await screen.findByRole("link", { name: "看全部" })).toHaveAttribute("href", "/page");
    unmount();
    list("/page", []);
    expect(await screen.findByText("没有来件")).toBeVisible();
    expect(screen.getAllByRole("button", { name: "反映问题" })).toHaveLength(2);
  });
});
