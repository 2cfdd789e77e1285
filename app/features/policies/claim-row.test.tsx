import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { ClaimView } from "../../contracts/policies.ts";
import { ClaimRow } from "./claim-row.tsx";

const api = stubApi();
const id = "0123456789abcdef01234567";
const claim: ClaimView = {
  id,
  policy: { id, title: "设备奖补" },
  organization: { id, name: "山河机械" },
  state: "accepted",
  revision: 2,
  amount: null,
  note: "",
  reason: null,
  paidOn: null,
  submittedAt: "2026-11-20T06:30:00.000Z",
  submittedBy: "周建民",
  acceptedAt: "2026-11-20T07:30:00.000Z",
  closedAt: null,
  corrections: [],
  papers: null,
  supplements: [],
  burden: { steps: 2, papers: null, days: 1, firmDays: 0 },
  maySupplement: false,
  mayAnswer: false,
  mayCorrect: false,
  may: ["paid", "declined"],
};

it("enters with a payment how much was paid, and when", async () => {
  api.answer();
  renderPage({ component: () => <ClaimRow claim={claim} /> });
  await userEvent.click(await screen.findByRole("button", { name: "登记兑现" }));
  const amount = screen.getByRole("textbox", { name: "兑现金额（元）" });
  expect(amount).toHaveFocus();
  await userEvent.type(amount, "500,000");
  await userEvent.click(screen.getByRole("button", { name: "登记兑现" }));
  await waitFor(() => expect(api.sent()).toHaveLength(1));
  expect(api.sent()[0]![1]).toEqual({ state: "paid", paidOn: "2026-11-21", amount: { amount: 50_000_000 } });
});

it("corrects what was paid with a reason, and says what stood there before", async () => {
  api.answer();
  const corrections = [{ from: { amount: 5_000_000, currency: "CNY" as const }, reason: "多写了一个 0", by: "何敏", at: "2026-11-20T08:00:00.000Z" }];
  const paid: ClaimView = { ...claim, state: "paid", amount: { amount: 500_000, currency: "CNY" }, paidOn: "2026-11-20", may: [], mayCorrect: true, corrections };
  renderPage({ component: () => <ClaimRow claim={paid} /> });
  expect(await screen.findByText(/原登记 50,000 元，何敏更正：多写了一个 0/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "更正金额…" }));
  await userEvent.type(await screen.findByRole("textbox", { name: "实际兑现金额（元）" }), "5200");
  await userEvent.type(screen.getByRole("textbox", { name: "更正原因" }), "漏了配套补助");
  await userEvent.click(screen.getByRole("button", { name: "登记更正" }));
  await waitFor(() => expect(api.sent()).toHaveLength(1));
  expect(api.sent()[0]![1]).toEqual({ amount: { amount: 520_000 }, reason: "漏了配套补助" });
});
