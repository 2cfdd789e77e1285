import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { buildResolutionView } from "../../../tests/factories/resolution-view.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { ResolutionView } from "../../contracts/resolutions.ts";
import { ResolutionPage } from "./resolution-page.tsx";

const api = stubApi();
const id = (letter: string) => letter.repeat(24);
const rights = { correct: true, review: true };
const show = (given: Partial<ResolutionView> = {}) => renderPage({ component: () => <ResolutionPage resolution={buildResolutionView(given)} /> });

describe("the page of a resolution", () => {
  it("says its number, wording, meeting and item, and offers a member no change", async () => {
    show();
    expect(await screen.findByRole("heading", { level: 1, name: "决议〔2026〕3号" })).toBeVisible();
    expect(screen.getAllByText("同意由联盟见证签约")[0]).toBeVisible();
    expect(screen.getByRole("link", { name: "十一月联席会议" })).toHaveAttribute("href", `/meetings/${id("c")}`);
    expect(screen.getByText("喷涂外协")).toBeVisible();
    expect(screen.queryByRole("button", { name: /更正|回头看/ })).toBeNull();
    expect(screen.queryByText("表决结果")).toBeNull();
  });

  it("shows the vote with its rule, the tasks of the item and the meetings that looked at it again", async () => {
    const poll = { question: "由联盟见证签约", majority: "half" as const, base: "present" as const, secret: false, tally: { yes: 4, no: 1, abstain: 0 }, proxied: 0, weights: null, outcome: { passed: true, needed: 3, base: 5 } };
    const task = { id: id("e"), number: "2026-7", title: "签订合同", lead: { id: id("f"), name: "金穗" }, due: "2026-12-05", state: "accepted" as const, overdue: false };
    const review = { meeting: { id: id("9"), title: "十二月联席会议" }, day: "2026-12-09", due: "2026-12-01", resolutions: [{ id: id("8"), year: 2026, serial: 5, internal: false }] };
    show({ poll, tasks: [task], reviews: [review] });
    const vote = (await screen.findByRole("heading", { name: "表决结果" })).closest("section")!;
    expect(vote).toHaveTextContent("记名 · 一家一票 · 过半数 · 以到会单位计");
    expect(vote).toHaveTextContent("同意 4 / 5，须 3");
    expect(screen.getByRole("link", { name: "签订合同" }).closest("li")).toHaveTextContent("牵头 金穗");
    expect(screen.getByRole("link", { name: "十二月联席会议" }).closest("li")).toHaveTextContent("〔2026〕5号");
  });

  it("shows every version, the newest first, with what it changed, and says where a seal is broken", async () => {
    const [first] = buildResolutionView().versions;
    const second = { ...first!, number: 2, text: "同意由秘书处见证签约", reason: "写明见证单位", hash: "2".repeat(64), sound: false };
    show({ text: second.text, versions: [first!, second] });
    const panel = (await screen.findByRole("heading", { name: "版本与存证" })).closest("section")!;
    const [newest, oldest] = within(panel).getAllByRole("listitem");
    expect(newest).toHaveTextContent("第 2 版");
    expect(newest).toHaveTextContent("更正原因：写明见证单位");
    expect(newest).toHaveTextContent("与存证不符");
    expect(within(newest!).getByText("联盟").tagName).toBe("DEL");
    expect(within(newest!).getByText("秘书处").tagName).toBe("INS");
    expect(oldest).toHaveTextContent("同意由联盟见证签约");
    expect(oldest).toHaveTextContent("与存证一致");
    expect(within(oldest!).getByText(`${"1".repeat(12)}…`)).toHaveAttribute("title", "1".repeat(64));
  });

  it("is corrected only by other words with a reason, from the revision that is shown", async () => {
    api.answer();
    show({ rights, revision: 4 });
    await userEvent.click(await screen.findByRole("button", { name: "更正…" }));
    const dialog = await screen.findByRole("dialog", { name: "更正决议" });
    const send = within(dialog).getByRole("button", { name: "更正为第 2 版" });
    await userEvent.type(within(dialog).getByLabelText("更正原因"), "写明见证单位");
    expect(send).toBeDisabled();
    await userEvent.type(within(dialog).getByLabelText("更正后的内容"), "。");
    await userEvent.click(send);
    await waitFor(() => expect(api.sent()).toEqual([[`/api/v1/resolutions/${id("a")}/corrections`, { text: "同意由联盟见证签约。", reason: "写明见证单位" }]]));
    expect(new Headers(api.fetch.mock.calls[0]![1]!.headers).get("If-Match")).toBe('"4"');
  });

  it("is not corrected over a version that came while the words were typed", async () => {
    api.refuse("conflict");
    const [first] = buildResolutionView().versions;
    const before = buildResolutionView({ rights, revision: 4 });
    const after = { ...before, revision: 5, text: "同意由秘书处见证签约", versions: [first!, { ...first!, number: 2, text: "同意由秘书处见证签约" }] };
    const Page = () => {
      const [late, setLate] = useState(false);
      return (
        <>
          <button type="button" onClick={() => setLate(true)}>
            别人更正了
          </button>
          <ResolutionPage resolution={late ? after : before} />
        </>
      );
    };
    renderPage({ component: Page });
    await userEvent.click(await screen.findByRole("button", { name: "更正…" }));
    const dialog = await screen.findByRole("dialog", { name: "更正决议" });
    await userEvent.type(within(dialog).getByLabelText("更正原因"), "改正错字");
    await userEvent.type(within(dialog).getByLabelText("更正后的内容"), "。");
    fireEvent.click(screen.getByRole("button", { name: "别人更正了", hidden: true }));
    expect(within(dialog).getByLabelText("更正后的内容")).toHaveValue("同意由联盟见证签约。");
    await userEvent.click(within(dialog).getByRole("button", { name: /^更正为第/ }));
    await waitFor(() => expect(api.sent()).toHaveLength(1));
    expect(new Headers(api.fetch.mock.calls[0]![1]!.headers).get("If-Match")).toBe('"4"');
  });

  it("takes the review date away", async () => {
    api.answer();
    show({ rights, reviewOn: "2026-12-01" });
    await userEvent.click(await screen.findByRole("button", { name: "改回头看日期" }));
    await userEvent.click(await screen.findByRole("button", { name: "不再回头看" }));
    await waitFor(() => expect(api.sent()).toEqual([[`/api/v1/resolutions/${id("a")}`, { reviewOn: null }]]));
  });
});
