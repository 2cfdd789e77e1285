import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { AmountBar } from "./amount-bar.tsx";
import { Day, DayRange, Moment } from "./day.tsx";
import { Money } from "./money.tsx";
import { PageHeader } from "./page-header.tsx";
import { Quantity } from "./quantity.tsx";
import { StateBadge, isStateName, stateNames } from "./state-badge.tsx";
import { TimeLeft } from "./time-left.tsx";

describe("the kit", () => {
  it("writes figures, days and times as people say them", async () => {
    renderPage({
      now: "2026-11-21T06:30:00.000Z",
      component: () => (
        <ul>
          <li><Quantity value="1500" unit="套" /></li>
          <li><Money fen={86_000_000} /></li>
          <li><Day value="2027-01-05" weekday /></li>
          <li><DayRange from="2026-11-24" until="2026-11-28" /></li>
          <li><Moment at="2026-11-20T06:05:00.000Z" /></li>
        </ul>
      ),
    });
    const items = (await screen.findAllByRole("listitem")).map((item) => item.textContent);
    expect(items).toEqual(["1,500 套", "86 万元", "2027年1月5日（周二）", "11月24日–11月28日", "昨天 14:05"]);
  });

  it("says what is left in words, in the reader's language", async () => {
    // The page's clock is the server's, and it goes on: the due times lie well inside their ranges.
    renderPage({
      now: new Date().toISOString(),
      locale: "en",
      component: () => (
        <>
          <TimeLeft until={new Date(Date.now() + 4.5 * 3_600_000).toISOString()} />
          <TimeLeft until={new Date(Date.now() - 50.5 * 3_600_000).toISOString()} />
        </>
      ),
    });
    expect(await screen.findByText("4 hours left")).toBeInTheDocument();
    expect(screen.getByText("2 days overdue")).toBeInTheDocument();
  });

  it("has a word for every state", async () => {
    renderPage({ component: () => stateNames.map((state) => <p key={state}><StateBadge state={state} /></p>) });
    const words = (await screen.findAllByRole("paragraph")).map((item) => item.textContent ?? "");
    expect(words.filter((word) => word === "" || word.includes("_"))).toEqual([]);
    expect(isStateName("published")).toBe(true);
    expect(isStateName("toString")).toBe(false);
  });

  it("reads a bar aloud with its numbers", async () => {
    renderPage({ component: () => <AmountBar label="涂装线 B" value={120} of={200} text="120 / 200 件" /> });
    const bar = await screen.findByRole("progressbar", { name: "120 / 200 件" });
    expect(bar).toHaveAttribute("aria-valuenow", "60");
  });

  it("titles the browser's window like the page", async () => {
    renderPage({ component: () => <PageHeader title="清单" trail={[{ label: "工作台", href: "/" }]} /> });
    expect(await screen.findByRole("heading", { level: 1, name: "清单" })).toBeInTheDocument();
    expect(document.title).toBe("清单 · 链盟");
    expect(screen.getByRole("navigation", { name: "所在位置" })).toHaveTextContent("工作台");
  });
});
