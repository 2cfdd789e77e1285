import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { PlanView } from "../../contracts/plans.ts";
import { buildMatchedListing } from "../../../tests/factories/match-view.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { PlanPage, type PlanPageProps } from "./plan-page.tsx";

const cny = (yuan: number) => ({ amount: yuan * 100, currency: "CNY" as const });
const sets = (value: string) => ({ value, unit: "套" });
const resource = buildMatchedListing("2", "东岳农装", "涂装线", "resource");

const plan: PlanView = {
  id: "a".repeat(24),
  revision: 0,
  scope: { kind: "alliance", id: "b".repeat(24), name: "农机产业链党建联盟" },
  alliance: { id: "b".repeat(24), name: "农机产业链党建联盟" },
  state: "computed",
  at: "2026-11-21T06:00:00.000Z",
  by: "李秘书",
  value: cny(99_700),
  firstComeValue: cny(80_000),
  certified: false,
  provisional: true,
  outgrown: false,
  headroom: cny(300),
  gapPercent: 0.3,
  needs: { whole: 1, part: 0, none: 0 },
  firstComeNeeds: { whole: 0, part: 1, none: 0 },
  rows: [
    {
      need: buildMatchedListing("1", "金大丰", "覆盖件喷涂", "need"),
      wanted: sets("500"),
      served: sets("500"),
      value: cny(99_700),
      suitable: 1,
      parts: [{ resource, quantity: sets("500"), value: cny(99_700), score: 90 }],
    },
  ],
  hiddenNeeds: 0,
  shadowPrices: [],
  updates: [],
  proposedAt: null,
  suggestions: 0,
  alreadySuggested: 0,
};
const solved: PlanView = {
  ...plan,
  revision: 1,
  provisional: false,
  certified: true,
  value: cny(99_900),
  headroom: cny(0),
  gapPercent: 0,
  updates: [{ at: "2026-11-21T06:00:04.000Z", gain: cny(200), causes: [], needs: 1, solved: true }],
};

describe("the page of a plan", () => {
  const show = (shown: PlanView, rights: Partial<PlanPageProps["scope"]> = {}) => {
    const scope = { ...shown.scope, runs: true, prepares: true, ...rights };
    return renderPage({ component: () => <PlanPage scopes={[scope]} scope={scope} plan={shown} streams={[]} weights={null} meetings={[]} /> });
  };

  it("says of a provisional one how near it is and that the best is on its way, and offers nothing that waits for that", async () => {
    show(plan);
    expect(await screen.findByText("暂定方案，距最优至多 0.3%")).toHaveAttribute("title", expect.stringContaining("最多再多 300 元"));
    expect(screen.getByText("正在求最优方案，求出后自动替换，届时可提交为建议、列入议程。")).toBeVisible();
    expect(screen.getByRole("row", { name: /金大丰.*东岳农装.*500 套/ })).toBeVisible();
    expect(screen.getByText("最优方案求出后显示。")).toBeVisible();
    for (const name of ["提交为建议", "列入议程"]) expect(screen.queryByRole("button", { name })).toBeNull();
    expect(screen.getByRole("button", { name: "重新计算" })).toBeVisible();
  });

  it("says where the best can be worth no more", async () => {
    show({ ...plan, headroom: cny(0), gapPercent: 0 });
    expect(await screen.findByText("暂定方案，价值已达最优")).toBeVisible();
  });

  it("tells a reader who may do neither only that it comes", async () => {
    show(plan, { runs: false, prepares: false });
    expect(await screen.findByText("正在求最优方案，求出后自动替换。")).toBeVisible();
  });

  it("says of one that no longer follows the lists since when, and offers to compute only", async () => {
    show({ ...solved, outgrown: true, updates: [] });
    expect(await screen.findByText(/^范围内的需求太多，方案停在.*，不再随清单更新。请按县或联盟分别计算。$/)).toBeVisible();
    expect(screen.queryByText(/随清单自动更新/)).toBeNull();
    for (const name of ["提交为建议", "列入议程"]) expect(screen.queryByRole("button", { name })).toBeNull();
    expect(screen.getByRole("button", { name: "重新计算" })).toBeVisible();
  });

  it("says how many suggestions it became, and how many of its rows were suggested before", async () => {
    show({ ...solved, state: "proposed", proposedAt: "2026-11-21T06:05:00.000Z", suggestions: 1, alreadySuggested: 18 });
    expect(await screen.findByText(/已提交为 1 条建议，另有 18 条此前已建议/)).toBeVisible();
  });

  it("offers both of the plan that took its place, and says what that brought", async () => {
    show(solved);
    expect(await screen.findByText("已证明最优")).toBeVisible();
    expect(screen.getByRole("status")).toHaveTextContent("计算完成，已替换暂定方案：+200 元1 条需求的安排有变");
    for (const name of ["提交为建议", "列入议程"]) expect(screen.getByRole("button", { name })).toBeVisible();
    expect(screen.queryByText(/暂定方案，/)).toBeNull();
    expect(screen.getByText("产能不缺：再多也不增加价值。")).toBeVisible();
  });
});
