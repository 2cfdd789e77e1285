import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { buildMeView } from "../../../tests/factories/me.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import { SeatRow } from "./seat-row.tsx";

const api = stubApi();

it("ends a seat only after saying whose it is and that it is for good", async () => {
  api.answer();
  const seat = buildMeView().seats[0]!;
  renderPage({ component: () => <SeatRow seat={seat} person="周建民" /> });
  await userEvent.click(await screen.findByRole("button", { name: "结束席位" }));
  const dialog = await screen.findByRole("dialog", { name: /周建民/ });
  expect(within(dialog).getByText(/立即生效，不能撤回/)).toBeVisible();
  expect(api.sent()).toHaveLength(0);
  await userEvent.click(within(dialog).getByRole("button", { name: "结束席位" }));
  await waitFor(() => expect(api.sent()).toHaveLength(1));
  expect(api.sent()[0]![0]).toMatch(new RegExp(`/seats/${seat.id}$`));
});
