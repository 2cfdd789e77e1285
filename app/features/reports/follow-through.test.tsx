import { useLocation } from "@remix-run/react";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { FollowThrough } from "./follow-through.tsx";

const unit = { id: "1".repeat(24), name: "金穗" };
const followThrough = { from: "2026-10-01", until: "2026-12-31", units: [{ unit, due: 4, finished: 2, inTime: 1, confirmed: 0, open: 2, overdue: 1 }], partial: false };

function Address() {
  return <output>{useLocation().search}</output>;
}

describe("tasks by unit", () => {
  it("opens the rows of each figure in the same period; what is none opens nothing", async () => {
    renderPage({ component: () => <FollowThrough followThrough={followThrough} period="quarter" />, path: "/page?period=quarter" });
    const row = await screen.findByRole("row", { name: /金穗/ });
    const links = within(row).getAllByRole("link").map((link) => [link.textContent, new URL(link.getAttribute("href")!, "http://hub").searchParams.toString()]);
    const common = "dueFrom=2026-10-01&dueUntil=2026-12-31";
    expect(links).toEqual(["every", "finished", "all", "overdue"].map((view, at) => [["4", "2", "2", "1"][at], `lead=${unit.id}&view=${view}&${common}`]));
  });

  it("asks for another period by the address", async () => {
    renderPage({ component: () => <><FollowThrough followThrough={followThrough} period="quarter" /><Address /></>, path: "/page?period=quarter" });
    await userEvent.click(await screen.findByText("本月"));
    expect(await screen.findByText("?period=month")).toBeVisible();
  });
});
