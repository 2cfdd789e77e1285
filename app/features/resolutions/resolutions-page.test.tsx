import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { buildResolutionLine } from "../../../tests/factories/resolution-view.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { ResolutionsPage, type ResolutionsPageProps } from "./resolutions-page.tsx";

const counts = { all: 2, set: 1, due: 0, years: [2026, 2025] };
const show = (items: ResolutionsPageProps["page"]["items"], path?: string) =>
  renderPage({ component: () => <ResolutionsPage page={{ items, nextCursor: null }} counts={counts} />, ...(path && { path }) });

describe("the list of resolutions", () => {
  it("names each by its number and says what was voted, corrected and is to be looked at", async () => {
    const poll = { question: "签约", majority: "half" as const, base: "present" as const, secret: false, tally: { yes: 4, no: 1, abstain: 0 }, proxied: 0, weights: null, outcome: { passed: true, needed: 3, base: 5 } };
    show([buildResolutionLine({ poll, versions: 2, reviewOn: "2026-11-24" }), buildResolutionLine({ id: "2".repeat(24), serial: 2, internal: true, text: "内部决定" })]);
    expect(await screen.findByRole("link", { name: "同意由联盟见证签约" })).toHaveAttribute("href", `/resolutions/${"a".repeat(24)}`);
    expect(screen.getByText("〔2026〕3号")).toBeVisible();
    expect(screen.getByText("同意 4 · 反对 1 · 弃权 0")).toBeVisible();
    expect(screen.getByText("已更正 · 第 2 版")).toBeVisible();
    expect(screen.getByText("还剩 3 天")).toBeVisible();
    expect(screen.getByText("〔2026〕内2号")).toBeVisible();
  });

  it("names the alliances only where there are several", async () => {
    const other = { id: "9".repeat(24), name: "化工联盟" };
    show([buildResolutionLine(), buildResolutionLine({ id: "2".repeat(24), alliance: other })]);
    expect(await screen.findByText("化工联盟")).toBeVisible();
    expect(screen.getByText("农机联盟")).toBeVisible();
  });

  it("is searched within the view that is open, and says when nothing fits", async () => {
    show([], "/page?view=all&q=喷涂");
    expect(await screen.findByText("没有符合条件的决议")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "文号、决议内容或议题" })).toHaveValue("喷涂");
    expect(document.querySelector("input[name=view]")).toHaveValue("all");
    expect(screen.queryByRole("link", { name: "导出 Excel" })).toBeNull();
  });
});
