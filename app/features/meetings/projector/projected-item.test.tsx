import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { buildItem, buildMeetingView } from "../../../../tests/factories/meeting-view.ts";
import { renderPage } from "../../../../tests/setup/render-page.tsx";
import type { AgendaItem } from "../../../contracts/agenda.ts";
import { ProjectedItem } from "./projected-item.tsx";

const show = (given: Partial<AgendaItem>) => {
  const item = buildItem(1, given);
  renderPage({ component: () => <ProjectedItem meeting={buildMeetingView({ agenda: [item] })} item={item} /> });
};

describe("an item on the projector", () => {
  it("says its title, lane and presenter, and what was handed in for it", async () => {
    show({ presenter: "金穗 王建国" });
    expect(await screen.findByRole("heading", { level: 1, name: "议题1" })).not.toHaveAttribute("data-long");
    expect(screen.getByText("大事共议 · 金穗 王建国")).toBeVisible();
    expect(screen.getByText("材料1")).toBeVisible();
  });

  it("sets a long title smaller", async () => {
    show({ title: "统筹安排各成员单位冬季检修期间的富余产能共享、物流配送与电费结算办法并明确责任单位" });
    expect(await screen.findByRole("heading", { level: 1 })).toHaveAttribute("data-long");
  });

  it("says in words how both sides of a match have answered", async () => {
    const side = (digit: string, name: string, answer: AgendaItem["sides"][number]["answer"]) => ({ organization: { id: digit.repeat(24), name }, answer });
    show({ kind: "match", subject: "e".repeat(24), sides: [side("1", "金穗", "accepted"), side("2", "东岳", "waiting")] });
    expect(await screen.findByText(/金穗/)).toHaveTextContent("金穗已同意");
    expect(screen.getByText(/东岳/)).toHaveTextContent("待东岳答复");
  });

  it("shows the last three results in place of the papers", async () => {
    const results = [1, 2, 3, 4].map((number) => ({ id: String(number).repeat(24), kind: "decision" as const, text: `决定${number}`, subject: null, task: null, resolution: null, at: "2026-11-23T06:40:00.000Z" }));
    show({ results });
    expect(await screen.findByText("决定4")).toBeVisible();
    expect(screen.getByText("决定2")).toBeVisible();
    expect(screen.queryByText("决定1")).toBeNull();
    expect(screen.queryByText("材料1")).toBeNull();
  });
});
