import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import { LiveCandidates } from "./live-candidates.tsx";

const api = stubApi();
const draft = { kind: "need" as const, alliance: "a".repeat(24), title: "喷涂外协" };

it("says that the network is gone, and asks again once it is back", async () => {
  api.loseNetwork();
  renderPage({ component: () => <LiveCandidates listing={draft} onApply={() => {}} /> });
  expect(await screen.findByText(/网络不通/)).toBeVisible();
  api.answer({ items: [], certain: true, missing: [], split: null, diagnosis: null, considered: 12, common: { organizations: 0, alliances: 0 }, similar: [] });
  window.dispatchEvent(new Event("online"));
  expect(await screen.findByText(/12 条/)).toBeVisible();
  expect(screen.queryByText(/网络不通/)).not.toBeInTheDocument();
});
