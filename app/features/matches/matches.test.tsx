import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import type { DiagnosisView, RelaxationView } from "../../contracts/match-preview.ts";
import { matchCriteria, type MatchedListing, type MatchView } from "../../contracts/matches.ts";
import { DiagnosisCard } from "./diagnosis-card.tsx";
import { SuggestionCard } from "./suggestion-card.tsx";

const api = vi.fn<typeof fetch>();
beforeEach(() => vi.stubGlobal("fetch", api));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

const id = (digit: string) => digit.repeat(24);
const listing = (digit: string, name: string, title: string, kind: MatchedListing["kind"]): MatchedListing => ({
  id: id(digit),
  kind,
  title,
  owner: { id: id(digit), name },
  alliance: null,
  place: null,
  remaining: { value: "500", unit: "套" },
  window: null,
  due: "2026-12-10",
});
const reasons = matchCriteria.map((criterion) => ({ criterion, points: 9, weight: 10, facts: {}, zh: `${criterion} 一句话`, en: `${criterion} sentence` }));
const part = (digit: string, name: string, value: string) => ({
  resource: listing(digit, name, "涂装线", "resource"),
  quantity: { value, unit: "套" },
  window: { from: "2026-11-24", until: "2026-12-01" },
  cost: null,
  score: 81,
  reasons,
});
const match = (given: Partial<MatchView> = {}): MatchView => ({
  id: id("a"),
  state: "suggested",
  need: listing("1", "山河机械", "覆盖件喷涂", "need"),
  parts: [part("2", "东岳农装", "500")],
  score: 81,
  certain: true,
  reasons,
  summary: null,
  answers: [{ organization: { id: id("2"), name: "东岳农装" }, state: "pending", by: null, at: null, code: null, reason: null }],
  answerAs: id("1"),
  answerBy: "2026-11-24T06:30:00.000Z",
  suggestedAt: "2026-11-21T06:30:00.000Z",
  cooperation: null,
  revision: 3,
  ...given,
});
const show = (given: Partial<MatchView> = {}) => renderPage({ component: () => <SuggestionCard match={match(given)} seenFrom={id("1")} /> });

describe("a suggestion", () => {
  it("shows every criterion with its sentence and its points of its weight, which sum to the score", async () => {
    show();
    expect(await screen.findByText("81")).toBeVisible();
    for (const { zh } of reasons) expect(screen.getByText(zh)).toBeVisible();
    expect(screen.getAllByText(/ 9\/10$/)).toHaveLength(matchCriteria.length);
  });

  it("is accepted with the revision that was seen", async () => {
    api.mockResolvedValue(new Response(JSON.stringify(match({ state: "agreed" })), { headers: { "Content-Type": "application/json" } }));
    show();
    await userEvent.click(await screen.findByRole("button", { name: "同意接洽" }));
    await waitFor(() => expect(api).toHaveBeenCalledOnce());
    const [path, init] = api.mock.calls[0]!;
    expect(path).toBe(`/api/v1/matches/${id("a")}/accept`);
    expect(new Headers(init?.headers).get("If-Match")).toBe('"3"');
    expect(JSON.parse(String(init?.body))).toEqual({ organization: id("1") });
  });

  it("is declined with a reason: one tap is enough", async () => {
    api.mockResolvedValue(new Response(JSON.stringify(match({ state: "declined" })), { headers: { "Content-Type": "application/json" } }));
    show();
    await userEvent.click(await screen.findByRole("button", { name: "不合适…" }));
    const send = await screen.findByRole("button", { name: "婉拒" });
    expect(send).toBeDisabled();
    await userEvent.click(screen.getByText("时间不合适"));
    await userEvent.click(send);
    await waitFor(() => expect(api).toHaveBeenCalledOnce());
    expect(JSON.parse(String(api.mock.calls[0]![1]?.body))).toEqual({ code: "time", reason: "时间不合适" });
  });

  it("has no buttons for who cannot answer, and says what the others answered", async () => {
    show({ answerAs: null, state: "declined", answers: [{ organization: { id: id("2"), name: "东岳农装" }, state: "declined", by: "钱", at: null, code: "time", reason: "九月排满" }] });
    expect(await screen.findByText(/东岳农装 已婉拒/)).toHaveTextContent("九月排满");
    expect(screen.queryByRole("button", { name: "同意接洽" })).toBeNull();
  });

  it("in several parts shows who gives how much as one bar", async () => {
    show({ parts: [part("2", "齐农涂装", "300"), part("3", "鲁河表面处理", "200")] });
    expect(await screen.findByRole("img", { name: "齐农涂装 300 套 + 鲁河表面处理 200 套" })).toBeVisible();
    expect(screen.getByRole("button", { name: "同意接洽 2 家" })).toBeVisible();
  });
});

it("offers each concession as a button that tries it, and tells how many fit elsewhere without names", async () => {
  const relaxation = { kind: "days" as const, amount: 6, code: null, fits: 2, zh: "若交期放宽 6 天，有 2 家符合", en: "6 days later, 2 would fit" };
  const diagnosis: DiagnosisView = { related: 4, fits: 0, relaxations: [relaxation], fitsOutside: 3, zh: "没有单独满足的资源", en: "No resource fits" };
  const onTry = vi.fn<(relaxation: RelaxationView) => void>();
  renderPage({ component: () => <DiagnosisCard diagnosis={diagnosis} onTry={onTry} /> });
  await userEvent.click(await screen.findByRole("button", { name: relaxation.zh }));
  expect(onTry).toHaveBeenCalledWith(relaxation);
  expect(screen.getByText(/联盟外还有 3 家符合/)).toBeVisible();
});
