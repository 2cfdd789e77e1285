import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { buildCooperationView } from "../../../tests/factories/cooperation-view.ts";
import { buildMeView } from "../../../tests/factories/me.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import { ValueStatements } from "./value-statements.tsx";

stubApi();

const me = buildMeView();
const own = me.seats[0]!.organization!;
const other = { id: "d".repeat(24), name: "东岳农装" };
const money = (amount: number) => ({ amount, currency: "CNY" as const });

const cooperation = (confirmedAt: string | null) =>
  buildCooperationView({
    parties: [own, other],
    statedValue: money(86_000_000),
    values: [{ organization: own, value: money(86_000_000), note: "", confirmedAt, by: "周建民" }],
  });

it("asks who stated a value to confirm it", async () => {
  renderPage({ component: () => <ValueStatements cooperation={cooperation(null)} />, me });
  expect(await screen.findByRole("button", { name: "确认成效" })).toBeEnabled();
});

it("asks who has confirmed for nothing more than a correction", async () => {
  renderPage({ component: () => <ValueStatements cooperation={cooperation("2026-11-21T06:30:00.000Z")} />, me });
  expect(await screen.findByRole("button", { name: "更正成效" })).toBeDisabled();
  await userEvent.type(screen.getByRole("textbox", { name: "本单位认定成效（元）" }), "800000");
  expect(screen.getByRole("button", { name: "更正成效" })).toBeEnabled();
});
