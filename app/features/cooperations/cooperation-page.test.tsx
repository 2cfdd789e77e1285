import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { buildCooperationView } from "../../../tests/factories/cooperation-view.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import { CooperationPage } from "./cooperation-page.tsx";

const api = stubApi();
const commitment = "e".repeat(24);

it("takes a delivery back also where nothing is left to deliver", async () => {
  api.answer();
  const view = buildCooperationView();
  const whole = buildCooperationView({
    commitments: [{ id: commitment, resource: view.need, quantity: { value: "200", unit: "套" }, delivered: "200", remaining: "0", at: view.startedAt, by: "周建民", note: "" }],
    can: { ...view.can, correct: [commitment] },
  });
  renderPage({ component: () => <CooperationPage cooperation={whole} /> });
  await userEvent.click(await screen.findByRole("button", { name: "更正交付…" }));
  const quantity = screen.getByRole("textbox", { name: "冲减数量" });
  expect(quantity).toHaveFocus();
  expect(quantity).toHaveAccessibleDescription("最多可冲减 200 套");
  await userEvent.type(quantity, "180");
  await userEvent.click(screen.getByRole("button", { name: "登记更正" }));
  await waitFor(() => expect(api.sent()).toHaveLength(1));
  expect(api.sent()[0]![1]).toMatchObject({ commitment, quantity: { value: "180", unit: "套" }, correction: true });
});

it("calls nothing late that has been delivered", async () => {
  renderPage({ component: () => <CooperationPage cooperation={buildCooperationView({ due: "2026-11-12" })} /> });
  expect(await screen.findByText(/11月12日/)).toBeVisible();
  expect(screen.queryByText(/已逾期/)).toBeNull();
});
