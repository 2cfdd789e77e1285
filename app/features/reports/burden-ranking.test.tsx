import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import type { RankedPolicy } from "../../contracts/policy-burden.ts";
import { BurdenRanking } from "./burden-ranking.tsx";

const policy: RankedPolicy = {
  policy: { id: "1".repeat(24), title: "设备奖补" },
  owner: { id: "2".repeat(24), name: "工信局" },
  promised: { steps: 4, papers: null, days: 15 },
  claims: 6,
  claimsWithPapers: 6,
  measured: { steps: 5, papers: 3, days: 12.5, firmDays: 2 },
  few: false,
  askedAgain: 0,
  late: 1,
  place: 1,
};
const unpaid: RankedPolicy = { ...policy, policy: { id: "3".repeat(24), title: "外协补贴" }, claims: 0, claimsWithPapers: 0, measured: null, few: true, late: 0, place: null };

it("shows what is promised beside what it took, and opens the claims behind each figure; without claims nothing opens", async () => {
  renderPage({ component: () => <BurdenRanking ranking={{ policies: [policy, unpaid], listed: [], partial: false }} /> });
  const row = await screen.findByRole("row", { name: /设备奖补/ });
  const links = (of: HTMLElement) => within(of).queryAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")]);
  const paid = `/policies/${policy.policy.id}?claims=paid#claims`;
  expect(links(row)).toEqual([
    ["4 → 5", paid],
    ["未承诺 → 3", paid],
    ["15 → 12.5", paid],
    ["1", `/policies/${policy.policy.id}?claims=open#claims`],
    ["6", paid],
  ]);
  const late = within(row).getAllByRole("cell").filter((cell) => cell.dataset.late === "true");
  expect(late.map((cell) => cell.textContent)).toEqual(["4 → 5", "1"]);
  const other = screen.getByRole("row", { name: /外协补贴/ });
  expect(links(other)).toEqual([]);
  expect(other).toHaveTextContent("样本少");
});
