import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { buildMatchedListing, buildMatchPart, buildMatchView } from "../../../tests/factories/match-view.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { MatchingPage } from "./matching-page.tsx";

describe("the suggestions to answer", () => {
  const other = buildMatchedListing("5", "山河机械", "铸件加工", "need");
  const waiting = [
    buildMatchView({ id: "b".repeat(24), parts: [buildMatchPart("2", "齐农涂装", "200")], score: 90 }),
    buildMatchView({ id: "c".repeat(24), need: other, parts: [buildMatchPart("4", "鲁河铸造", "500")] }),
    buildMatchView({ id: "d".repeat(24), parts: [buildMatchPart("3", "东岳农装", "500")], score: 70 }),
  ];
  const show = () => renderPage({ component: () => <MatchingPage rows={{}} waiting={waiting} inAnswer={[]} cooperations={[]} /> });

  it("name a need once, with what meets all of it before what meets a part", async () => {
    show();
    const need = await screen.findByRole("link", { name: "覆盖件喷涂" });
    const lines = within(need.closest("li")!).getAllByRole("listitem");
    expect(lines.map((line) => /(东岳农装|齐农涂装)/.exec(line.textContent)?.[0])).toEqual(["东岳农装", "齐农涂装"]);
    expect(screen.getByRole("link", { name: "铸件加工" }).closest("li")).toHaveTextContent("鲁河铸造");
  });

  it("mark those that meet a part only", async () => {
    show();
    expect((await screen.findByText(/齐农涂装 200 套/)).closest("li")).toHaveTextContent("部分满足");
    expect(screen.getAllByText("部分满足")).toHaveLength(1);
  });
});
