import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { WeightsInput, WeightsPreviewView } from "../../contracts/match-preview.ts";
import { matchCriteria } from "../../contracts/matches.ts";
import { WeightsDialog } from "./weights-dialog.tsx";

const api = stubApi();

const id = (digit: string) => digit.repeat(24);
const points = Object.fromEntries(matchCriteria.map((criterion, index) => [criterion, index === 0 ? 100 - 5 * (matchCriteria.length - 1) : 5])) as WeightsInput;
const move = (digit: string, name: string, before: number | null, after: number | null): WeightsPreviewView["moves"][number] => ({
  listing: { id: id(digit), kind: "resource", title: "涂装线", owner: { id: id(digit), name }, alliance: null, place: null, remaining: null, window: null, due: null },
  before,
  after,
  scoreBefore: 80,
  scoreAfter: 81,
});

function Reopened() {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpened(true)}>
        open
      </button>
      <WeightsDialog alliance={id("a")} weights={{ weights: points, defaults: points, revision: 1 }} opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}

describe("the weights of an alliance", () => {
  it("are the ones in force when they are looked at again after a trial that was not saved", async () => {
    renderPage({ component: Reopened });
    await userEvent.click(await screen.findByRole("button", { name: "open" }));
    const first = () => screen.getAllByRole("textbox")[0]!;
    await userEvent.clear(first());
    await userEvent.type(first(), "50");
    await userEvent.keyboard("{Escape}");
    await userEvent.click(screen.getByRole("button", { name: "open" }));
    expect(first()).toHaveValue("60");
  });

  it("follow what somebody else saves while they are open, and name what both moved", async () => {
    const [first, second, third] = matchCriteria;
    function Open() {
      const [weights, setWeights] = useState(points);
      return (
        <>
          <WeightsDialog alliance={id("a")} weights={{ weights, defaults: points, revision: 1 }} opened onClose={() => {}} />
          <button type="button" onClick={() => setWeights({ ...points, [first!]: 58, [second!]: 6, [third!]: 6 })}>
            somebody else saves
          </button>
        </>
      );
    }
    renderPage({ component: Open });
    const fields = await screen.findAllByRole("textbox");
    await userEvent.clear(fields[0]!);
    await userEvent.type(fields[0]!, "59");
    await userEvent.click(screen.getByRole("button", { name: "somebody else saves", hidden: true }));
    expect(fields.slice(0, 3).map((field) => (field as HTMLInputElement).value)).toEqual(["59", "6", "6"]);
    expect(screen.getByText(/刚被他人改为“58”/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "改用对方的" }));
    expect(fields[0]).toHaveValue("58");
  });

  it("show whose place they would change for one need, until they are changed again; others are counted", async () => {
    api.answer({ moves: [move("2", "东岳农装", 2, 1), move("3", "齐农涂装", 1, null), move("4", "鲁河表面处理", 3, 3)] });
    renderPage({
      component: () => (
        <WeightsDialog alliance={id("a")} weights={{ weights: points, defaults: points, revision: 1 }} listing={{ id: id("1"), title: "覆盖件喷涂" }} opened onClose={() => {}} />
      ),
    });
    await userEvent.click(await screen.findByRole("button", { name: "预览排序变化" }));
    const preview = await screen.findByRole("status", { name: "“覆盖件喷涂”的候选按新权重排序" });
    expect(preview).toHaveTextContent(/东岳农装 · 涂装线21/);
    expect(preview).toHaveTextContent(/齐农涂装 · 涂装线1未列入/);
    expect(preview).not.toHaveTextContent("鲁河表面处理");
    expect(preview).toHaveTextContent("1 个候选名次不变");

    const first = screen.getAllByRole("textbox")[0]!;
    await userEvent.clear(first);
    await userEvent.type(first, "50");
    expect(screen.queryByRole("status", { name: /按新权重排序/ })).toBeNull();
    expect(screen.getByText(/^合计 90，须为 100$/)).toBeVisible();
    expect(screen.getByRole("button", { name: "保存权重" })).toBeDisabled();
  });
});
