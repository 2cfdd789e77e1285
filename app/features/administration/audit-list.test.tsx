import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { AuditView } from "../../contracts/audits.ts";
import { AuditList } from "./audit-list.tsx";

stubApi();

const id = "0123456789abcdef01234567";
const entry = (kind: string, before: AuditView["before"], after: AuditView["after"]): AuditView => ({
  id,
  at: "2026-11-23T06:31:00.000Z",
  person: { id, name: "王建国" },
  action: "match.accept",
  subject: { kind, id, name: "覆盖件喷涂" },
  alliance: null,
  county: null,
  before,
  after,
  requestId: null,
});

describe("what changed in a record", () => {
  it.each([
    ["match", { state: "suggested" }, { state: "agreed" }, "状态：新匹配 → 已同意"],
    ["cooperation", null, { state: "agreed" }, "状态：已约定"],
    ["listing", null, { state: "partly", remainingMilli: 20_000 }, "状态：部分匹配 · 剩余：20"],
    ["action", null, { due: "2026-12-08" }, "期限：12月8日"],
    ["seat", null, { role: "liaison", cause: "by_order" }, "角色：联络员 · 缘由：按轮值顺序"],
    ["case", { state: "received" }, { state: "dispatched" }, "状态：待派单 → 已派单"],
    ["minutes", null, { phase: "final" }, "阶段：纪要已定稿"],
    ["hall", null, { state: "unheard" }, "状态：unheard"],
  ])("is told in words: of a %s", async (kind, before, after, words) => {
    renderPage({ component: () => <AuditList entries={[entry(kind, before, after)]} /> });
    expect(await screen.findByText(words)).toBeVisible();
  });
});
