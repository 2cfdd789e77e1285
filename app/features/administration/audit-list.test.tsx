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
  names: { [id]: "东岳农装", "370812": "兖州区" },
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
    expect(await screen.findByText(words, { selector: "p" })).toBeVisible();
  });

  it("names places and firms, and says all fields in the pages' words", async () => {
    const before = { place: "370812" };
    const after = { place: "会议室", kind: "need", owner: id, answers: [{ organization: id, state: "accepted", at: "2026-11-23T06:31:00.000Z" }], milli: 1_500, valueFen: 86_000_000 };
    renderPage({ now: "2026-11-23T08:00:00.000Z", component: () => <AuditList entries={[entry("listing", before, after)]} /> });
    expect(await screen.findByText("地点：兖州区 → 会议室 · 数量：1.5")).toBeVisible();
    const all = screen.getByText("全部字段").parentElement!;
    expect([...all.querySelectorAll("div")].map((line) => line.textContent)).toEqual([
      "地点：兖州区 → 会议室", "类别：需求", "单位：东岳农装", "答复：单位：东岳农装；状态：已同意；时间：14:31", "数量：1.5", "金额：860,000 元",
    ]);
  });

  it("names what stands within a field by what it is there, and tells an amount once", async () => {
    const quantity = { milli: 2_000, unit: "套", canonicalMilli: 2_000, canonicalUnit: "套" };
    const after = { quantity, price: { fen: 4_600, per: "套", canonicalFen: 4_600, canonicalPer: "套" }, links: [{ id: "parts", name: "零部件", after: ["steel"], categories: [] }], weights: { distance: 20 }, votes: [{ organization: id, choice: null }] };
    renderPage({ component: () => <AuditList entries={[entry("listing", null, after)]} /> });
    const all = (await screen.findByText("全部字段")).parentElement!;
    expect([...all.querySelectorAll("div")].map((line) => line.textContent)).toEqual([
      "数量：数量：2；计量单位：套", "单价：金额：46 元；计价单位：套", "环节：编号：parts；环节：零部件；上游环节：steel；对应工艺：空", "匹配权重：距离：20", "表决：单位：东岳农装；表态：撤回",
    ]);
  });

  it.each([
    ["person", { locale: "en" }, "界面语言：English"],
    ["robot", { provider: "wecom", topics: ["needs", "chair"], fault: "keyword" }, "群所在软件：企业微信播报内容：新需求、轮值交接故障：缺少机器人要求的关键词，请加上“链盟”"],
    ["webhook", { events: ["listing.published", "events.unheard"], fault: "gone" }, "推送的事件：发布需求或资源、events.unheard故障：对方答复不再接收（HTTP 410）。与对方确认后可重新启用，没送达的会接着送。"],
    ["organization", { kind: "bank", size: "micro", industry: "C35" }, "类别：银行规模：微型行业（GB/T 4754）：专用设备制造业"],
    ["import", { kind: "need" }, "类别：需求"],
    ["match", { answers: [{ state: "declined", code: "no_capacity" }] }, "答复：状态：已婉拒；代码：没有产能"],
    ["listing", { priceAudience: "parties", qualifications: [{ code: "二级焊缝探伤", hard: true }] }, "价格可见范围：仅撮合双方资质：资质：二级焊缝探伤；必须具备：是"],
    [
      "listing",
      { policy: { conditions: [{ fact: "size", text: "中小企业", anyOf: ["medium", "small"] }, { fact: "industry", text: "装备制造", anyOf: ["C35"] }, { fact: "type", text: "企业", anyOf: ["enterprise"] }] } },
      "政策：条件：比对内容：规模；内容：中小企业；符合其一：中型、小型；比对内容：行业；内容：装备制造；符合其一：专用设备制造业；比对内容：单位类型；内容：企业；符合其一：企业",
    ],
  ])("says in the pages' words what it holds by name: of a %s", async (kind, after, words) => {
    renderPage({ component: () => <AuditList entries={[{ ...entry(kind, null, after), names: { C35: "专用设备制造业" } }]} /> });
    const all = (await screen.findByText("全部字段")).parentElement!;
    expect([...all.querySelectorAll("div")].map((line) => line.textContent).join("")).toBe(words);
  });

  it("leaves out what stayed as it was, also within a field", async () => {
    const before = { policy: { department: "县工信局", days: 15, papers: ["营业执照"] }, place: "370812", quantity: { milli: 2_000, unit: "套" } };
    const after = { policy: { department: "县工信局", days: 10, papers: ["营业执照"] }, place: "370812", quantity: { milli: 3_000, unit: "套" } };
    renderPage({ component: () => <AuditList entries={[entry("listing", before, after)]} /> });
    const all = (await screen.findByText("全部字段")).parentElement!;
    expect([...all.querySelectorAll("div")].map((line) => line.textContent)).toEqual(["政策：办理时限（工作日）：15 → 办理时限（工作日）：10", "数量：数量：2；计量单位：套 → 数量：3；计量单位：套"]);
  });

  it("calls a plan by its alliance, once", async () => {
    const plan = { ...entry("plan", null, null), alliance: { id, name: "农机产业链联盟" }, subject: { kind: "plan", id, name: "农机产业链联盟" } };
    renderPage({ component: () => <AuditList entries={[plan]} /> });
    expect(await screen.findAllByText(/农机产业链联盟/)).toHaveLength(1);
  });
});
