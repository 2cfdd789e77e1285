import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPage } from "../../../../tests/setup/render-page.tsx";
import type { MinutesView } from "../../../contracts/minutes.ts";
import { MinutesPage } from "./minutes-page.tsx";

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
