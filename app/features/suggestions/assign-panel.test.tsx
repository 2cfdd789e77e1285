import { useLoaderData, useRevalidator } from "@remix-run/react";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { buildSuggestionView } from "../../../tests/factories/suggestion-view.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { SuggestionView } from "../../contracts/suggestions.ts";
import { AssignPanel } from "./assign-panel.tsx";

const api = stubApi();
const transport = { id: "6".repeat(24), name: "区交通局" };
const park = { id: "7".repeat(24), name: "园区管委会" };

function show(stored: { now: SuggestionView }) {
  renderPage({
    component: function Page() {
      const { revalidate } = useRevalidator();
      return (
        <>
          <AssignPanel suggestion={useLoaderData() as SuggestionView} units={[transport, park]} />
          <button type="button" onClick={revalidate}>
            read anew
          </button>
        </>
      );
    },
    loader: () => stored.now,
  });
}

const choose = async (unit: string) => {
  await userEvent.click(screen.getByRole("combobox", { name: /^责任单位/ }));
  await userEvent.click(await screen.findByRole("option", { name: unit }));
};

it("keeps in sight what was chosen while somebody else gives it to a unit, and says to whom", async () => {
  const stored = { now: buildSuggestionView() };
  show(stored);
  await screen.findByRole("button", { name: "交办" });
  await choose("园区管委会");
  stored.now = buildSuggestionView({ state: "assigned", unit: transport, due: "2026-12-01", revision: 2 });
  await userEvent.click(screen.getByRole("button", { name: "read anew" }));
  expect(await screen.findByText("“责任单位”刚被他人改为“区交通局”，保存后以这里填写的为准。")).toBeVisible();
  expect(screen.getByRole("combobox", { name: /^责任单位/ })).toHaveValue("园区管委会");
  api.answer(stored.now);
  await userEvent.click(screen.getByRole("button", { name: "交办" }));
  await waitFor(() => expect(api.sent()).toHaveLength(1));
  // The day is theirs and stays so.
  expect(api.sent()[0]![1]).toEqual({ unit: park.id });
});

it("gives it to another unit without a word about the day", async () => {
  api.answer(buildSuggestionView());
  show({ now: buildSuggestionView({ state: "assigned", unit: transport, due: "2026-12-01" }) });
  await userEvent.click(await screen.findByRole("button", { name: "改交或改期…" }));
  expect(await screen.findByRole("button", { name: "交办" })).toBeDisabled();
  await choose("园区管委会");
  await userEvent.click(screen.getByRole("button", { name: "交办" }));
  await waitFor(() => expect(api.sent()).toHaveLength(1));
  expect(api.sent()[0]![1]).toEqual({ unit: park.id });
});
