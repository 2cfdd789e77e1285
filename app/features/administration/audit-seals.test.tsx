import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { AuditCheckView, AuditFindingView } from "../../contracts/audit-seals.ts";
import { AuditSeals } from "./audit-seals.tsx";
import { judgeKeptSeal, readKeptSeal } from "./kept-seal.ts";

const api = stubApi();

const record = "0123456789abcdef01234567";
const at = "2026-11-23T06:31:00.000Z";
const newest = { number: 12, at, count: 3, late: false, hash: "9f".repeat(32) };
const check = { at: "2026-11-22T19:00:00.000Z", ms: 40, seals: 11, records: 1_234, found: 0, findings: [], digest: "ab".repeat(32), explained: null };
const show = (state: Partial<AuditCheckView>) => renderPage({ now: "2026-11-23T08:00:00.000Z", component: () => <AuditSeals state={{ newest, checking: false, mayExplain: true, check, ...state }} /> });
const unsound = (...findings: AuditFindingView[]) => show({ check: { ...check, found: findings.length + 2, findings } });

it("says in one line that all agrees, gives the seal to be kept elsewhere, and begins a check", async () => {
  const user = userEvent.setup();
  show({});
  expect(await screen.findByText("操作记录已封存至 14:31（第 12 号）。03:00 核对 1,234 条，与封存一致。")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "复制封存值" }));
  expect(await navigator.clipboard.readText()).toBe(`链盟操作记录封存 第 12 号 ${at} SHA-256 ${newest.hash}`);
  api.answer({ newest, checking: true, check });
  await user.click(screen.getByRole("button", { name: "现在核对" }));
  await waitFor(() => expect(api.sent()).toEqual([["/api/v1/audits/check", undefined]]));
});

it("waits while a check goes on, and says where there was none", async () => {
  show({ checking: true });
  expect(await screen.findByText(/正在核对/)).toBeVisible();
  expect(screen.getByRole("button", { name: "现在核对" })).toBeDisabled();
  show({ newest: null, check: null });
  expect(await screen.findByText(/还没有封存.*还没有核对过/)).toBeVisible();
});

it("names what does not agree, and says what to do", async () => {
  unsound({ kind: "changed", seal: 4, record, at }, { kind: "seal_missing", seal: 5, record: null, at: null });
  expect(await screen.findByText("记录不一致")).toBeVisible();
  expect(screen.getByText(/保留数据库现状/)).toBeVisible();
  expect(screen.getAllByRole("listitem").map((line) => line.textContent)).toEqual([`记录 ${record}（14:31）的内容与第 4 号封存时不同`, "第 5 号封存缺失"]);
  expect(screen.getByText("另有 2 处")).toBeVisible();
});

it("takes down what came of looking into it, and shows that instead", async () => {
  const user = userEvent.setup();
  const found = { ...check, found: 1, findings: [{ kind: "changed", seal: 4, record, at } as const] };
  const page = show({ check: found });
  await user.click(await screen.findByRole("button", { name: "说明查明的情况" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByLabelText("原因和处理结果"), "演练时改动，已恢复");
  api.answer({ newest, checking: false, check: found });
  await user.click(within(dialog).getByRole("button", { name: "说明查明的情况" }));
  await waitFor(() => expect(api.sent()).toEqual([["/api/v1/audits/check/explain", { digest: found.digest, reason: "演练时改动，已恢复" }]]));
  page.unmount();
  show({ check: { ...found, explained: { by: { id: record, name: "沈安" }, at, reason: "演练时改动，已恢复" } } });
  expect(await screen.findByText(/沈安 14:31：演练时改动，已恢复/)).toBeVisible();
  expect(screen.getByRole("listitem")).toBeVisible();
  expect(screen.queryByRole("button", { name: "说明查明的情况" })).toBeNull();
});

it("lets only who may say what came of it", async () => {
  show({ check: { ...check, found: 1, findings: [{ kind: "changed", seal: 4, record, at }] }, mayExplain: false });
  expect(await screen.findByText("记录不一致")).toBeVisible();
  expect(screen.queryByRole("button", { name: "说明查明的情况" })).toBeNull();
});

it("tells a changed secret from changed records", async () => {
  unsound({ kind: "other_secret", seal: 7, record: null, at });
  expect(await screen.findByText("密钥不符")).toBeVisible();
  expect(screen.getByText(/SESSION_SECRETS/)).toBeVisible();
});

it("knows a kept seal again, in either language and whatever stands around it", () => {
  for (const text of [`链盟操作记录封存 第 12 号 ${at} SHA-256 ${newest.hash}`, `Lianmeng audit seal No. 12 ${at} SHA-256 ${newest.hash.toUpperCase()}\n`]) {
    expect(readKeptSeal(text)).toEqual({ number: 12, hash: newest.hash });
  }
  expect(judgeKeptSeal({ number: 12, hash: newest.hash }, newest)).toBe("agrees");
  expect(judgeKeptSeal({ number: 12, hash: "0".repeat(64) }, newest)).toBe("differs");
  expect(judgeKeptSeal({ number: 13, hash: newest.hash }, newest)).toBe("gone");
  expect([newest.hash, `第 12 号 ${newest.hash.slice(1)}`, "第 12 号"].map((text) => judgeKeptSeal(readKeptSeal(text), newest))).toEqual(["unreadable", "unreadable", "unreadable"]);
});
