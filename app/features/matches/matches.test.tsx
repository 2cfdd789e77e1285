import { useLoaderData } from "@remix-run/react";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { buildMatchedListing as listing, buildMatchPart as part, buildMatchView as match, matchReasons as reasons } from "../../../tests/factories/match-view.ts";
import { buildMeView, buildSeatView } from "../../../tests/factories/me.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { DiagnosisView, PreviewView, RelaxationChange, RelaxationView } from "../../contracts/match-preview.ts";
import { matchCriteria, type MatchView } from "../../contracts/matches.ts";
import type { ListingView } from "../../contracts/listings.ts";
import { CandidateCard } from "./candidate-card.tsx";
import { DiagnosisCard } from "./diagnosis-card.tsx";
import { ListingSuggestions } from "./listing-suggestions.tsx";
import { SuggestionCard } from "./suggestion-card.tsx";

const api = stubApi();

const id = (digit: string) => digit.repeat(24);
const show = (given: Partial<MatchView> = {}) => renderPage({ component: () => <SuggestionCard match={match(given)} seenFrom={id("1")} /> });

describe("a suggestion", () => {
  it("shows every criterion with its sentence and its points of its weight, which sum to the score", async () => {
    show();
    expect(await screen.findByText("81")).toBeVisible();
    for (const { zh } of reasons) expect(screen.getByText(zh)).toBeVisible();
    expect(screen.getAllByText(/ 9\/10$/)).toHaveLength(matchCriteria.length);
  });

  it("is accepted with the revision that was seen", async () => {
    api.answer(match({ state: "agreed" }));
    show();
    await userEvent.click(await screen.findByRole("button", { name: "同意接洽" }));
    await waitFor(() => expect(api.fetch).toHaveBeenCalledOnce());
    const [path, init] = api.fetch.mock.calls[0]!;
    expect(path).toBe(`/api/v1/matches/${id("a")}/accept`);
    expect(new Headers(init?.headers).get("If-Match")).toBe('"3"');
    expect(JSON.parse(String(init?.body))).toEqual({ organization: id("1") });
  });

  it("is declined with a reason: one tap is enough", async () => {
    api.answer(match({ state: "declined" }));
    show();
    await userEvent.click(await screen.findByRole("button", { name: "不合适…" }));
    const send = await screen.findByRole("button", { name: "婉拒" });
    expect(send).toBeDisabled();
    await userEvent.click(screen.getByText("时间不合适"));
    await userEvent.click(send);
    await waitFor(() => expect(api.fetch).toHaveBeenCalledOnce());
    expect(api.sent()[0]![1]).toEqual({ code: "time", reason: "时间不合适" });
  });

  it("has no buttons for who cannot answer, and says what the others answered", async () => {
    show({ answerAs: null, state: "declined", answers: [{ organization: { id: id("2"), name: "东岳农装" }, state: "declined", by: "钱", at: null, code: "time", reason: "九月排满" }] });
    expect(await screen.findByText(/东岳农装 已婉拒/)).toHaveTextContent("九月排满");
    expect(screen.queryByRole("button", { name: "同意接洽" })).toBeNull();
  });

  it("in several parts shows who gives how much as one bar", async () => {
    show({ parts: [part("2", "齐农涂装", "300"), part("3", "鲁河表面处理", "200")] });
    expect(await screen.findByRole("img", { name: "齐农涂装 300 套 + 鲁河表面处理 200 套" })).toBeVisible();
    expect(screen.getAllByRole("listitem", { hidden: true }).map((item) => item.textContent)).toEqual(expect.arrayContaining(["齐农涂装 300 套", "鲁河表面处理 200 套"]));
    expect(screen.getByRole("button", { name: "同意接洽 2 家" })).toBeVisible();
  });

  it("counts a firm that brings two resources once", async () => {
    const [first, second] = [part("2", "东岳农装", "300"), part("3", "东岳农装", "200")];
    show({ parts: [first, { ...second, resource: { ...second.resource, owner: first.resource.owner } }] });
    expect(await screen.findByRole("button", { name: "同意接洽" })).toBeVisible();
  });
});

const relaxation: RelaxationView = {
  kind: "days",
  amount: 6,
  code: null,
  unit: null,
  fits: 1,
  change: { dueDate: "2026-12-16" },
  zh: "交期放宽 6 天，有 1 家合适",
  en: "6 days later, 1 would fit",
};
const elsewhere: RelaxationView = { ...relaxation, kind: "distance", amount: 40, change: null, zh: "对方距离放宽 40 公里，有 1 家合适", en: "farther" };
const diagnosis: DiagnosisView = { related: 4, fits: 0, relaxations: [relaxation, elsewhere], fitsOutside: 3, zh: "同类 4 家", en: "4 of this kind" };
const answer: PreviewView = { items: [], certain: true, missing: [], split: null, diagnosis, considered: 4, common: { organizations: 0, alliances: 0 }, similar: [] };
const candidate = { listing: listing("2", "迟到涂装", "涂装线", "resource"), score: 78, related: true, fits: true, certain: true, supply: { value: "500", unit: "套" }, reasons, reach: null, conditions: null };

describe("the diagnosis", () => {
  it("says of a candidate which condition is not met, what to ask next, and that its owner cannot see the listing", async () => {
    const organization = buildSeatView().organization!;
    const unmet = { organization, verdict: "fail" as const, question: null, missing: ["小微企业"], conditions: [{ index: 0, text: "小微企业", fact: "size", verdict: "fail" as const, answered: false }] };
    const open = { organization, verdict: "unknown" as const, question: { index: 0, text: "无逾期" }, missing: [], conditions: [{ index: 0, text: "无逾期", fact: "question", verdict: "unknown" as const, answered: false }] };
    renderPage({
      component: () => (
        <ul>
          <CandidateCard candidate={{ ...candidate, fits: false, conditions: unmet }} />
          <CandidateCard candidate={{ ...candidate, conditions: open }} />
          <CandidateCard candidate={{ ...candidate, fits: false, reach: "county" }} />
        </ul>
      ),
    });
    expect(await screen.findByText("不符合准入条件")).toBeVisible();
    expect(screen.getByText(/本单位是否符合：无逾期？/)).toBeVisible();
    expect(screen.getByRole("link", { name: "去确认" })).toHaveAttribute("href", `/listings/${candidate.listing.id}`);
    expect(screen.getByText("可全部满足")).toBeVisible();
    expect(screen.getByText("对方看不到")).toBeVisible();
    expect(screen.getByText(/可见范围改为“本县各联盟”后即可/)).toBeVisible();
  });

  it("speaks of the firm by its name to anybody else, who cannot answer for it", async () => {
    const open = { verdict: "unknown" as const, question: { index: 0, text: "无逾期" }, missing: [], conditions: [{ index: 0, text: "无逾期", fact: "question", verdict: "unknown" as const, answered: false }] };
    renderPage({
      component: () => (
        <ul>
          <CandidateCard candidate={{ ...candidate, conditions: { organization: buildSeatView().organization!, ...open } }} />
        </ul>
      ),
      me: buildMeView({ seats: [buildSeatView({ role: "secretary", organization: { id: id("7"), name: "工信局" } })] }),
    });
    expect(await screen.findByText(/山河机械是否符合：无逾期？/)).toBeVisible();
    expect(screen.queryByText(/本单位/)).toBeNull();
    expect(screen.queryByRole("link", { name: "去确认" })).toBeNull();
  });

  it("tries a concession, shows who fits then and makes it with one tap; counts fits elsewhere without names", async () => {
    const onApply = vi.fn<(change: RelaxationChange) => void>();
    const relaxed: PreviewView = { ...answer, items: [candidate, { ...candidate, listing: listing("3", "远方涂装", "涂装线", "resource"), fits: false }], diagnosis: null };
    api.answer(relaxed);
    const trial = (change: RelaxationChange) => ({ path: `/listings/${id("1")}/candidates`, body: { change } });
    renderPage({ component: () => <DiagnosisCard answer={answer} kind="need" due="2026-12-10" trial={trial} onApply={onApply} /> });
    expect(await screen.findByText("若交期放宽 6 天，有 1 家合适")).toBeVisible();
    expect(screen.getByText(/可见范围以外还有 3 家符合/)).toBeVisible();
    expect(screen.getAllByRole("button", { name: /试一试/ })).toHaveLength(1);

    await userEvent.click(screen.getByRole("button", { name: /试一试/ }));
    expect(await screen.findByText(/迟到涂装/)).toBeVisible();
    expect(screen.queryByText(/远方涂装/)).not.toBeInTheDocument();
    expect(api.sent()[0]).toEqual([`/api/v1/listings/${id("1")}/candidates`, { change: { dueDate: "2026-12-16" } }]);

    await userEvent.click(screen.getByRole("button", { name: "采用：交期改为12月16日" }));
    expect(onApply).toHaveBeenCalledWith({ dueDate: "2026-12-16" });
  });
});

describe("the suggestions of a listing that the hub has yet to match", () => {
  it("say that matching is under way instead of that there is none, and change by themselves when it is done", async () => {
    const need = { id: id("1"), kind: "need", dueDate: null, may: { change: true } } as ListingView;
    let isMatching = true;
    function Page() {
      const state = useLoaderData<{ isMatching: boolean }>();
      return <ListingSuggestions listing={need} matches={[]} isMatching={state.isMatching} preview={null} referral={null} />;
    }
    renderPage({ component: Page, loader: () => ({ isMatching }) });
    expect(await screen.findByText(/正在匹配/)).toBeVisible();
    expect(screen.queryByText(/0 个可行方案/)).toBeNull();
    expect(screen.queryByText("还没有匹配")).toBeNull();
    isMatching = false;
    expect(await screen.findByRole("heading", { name: "0 个可行方案" }, { timeout: 5_000 })).toBeVisible();
    expect(screen.getByText("还没有匹配")).toBeVisible();
    expect(screen.queryByText(/正在匹配/)).toBeNull();
  });

  it("do not tell what will be suggested in a moment as other candidates", async () => {
    const need = { id: id("1"), kind: "need", dueDate: null, may: { change: true } } as ListingView;
    let isMatching = true;
    function Page() {
      const state = useLoaderData<{ isMatching: boolean }>();
      return <ListingSuggestions listing={need} matches={[]} isMatching={state.isMatching} preview={{ ...answer, items: [candidate], diagnosis: null }} referral={null} />;
    }
    renderPage({ component: Page, loader: () => ({ isMatching }) });
    expect(await screen.findByText(/正在匹配/)).toBeVisible();
    expect(screen.getByRole("status", { name: "正在读取" })).toBeInTheDocument();
    expect(screen.queryByText(/其他候选/)).toBeNull();
    isMatching = false;
    expect(await screen.findByText(/其他候选 1 个/, {}, { timeout: 5_000 })).toBeVisible();
    expect(screen.queryByRole("status", { name: "正在读取" })).toBeNull();
  });

  it("are counted apart where they meet a part of the need only", async () => {
    const need = { id: id("1"), kind: "need", dueDate: null, may: { change: true } } as ListingView;
    const halves = ["b", "c"].map((digit) => match({ id: id(digit), parts: [part(digit, "齐农涂装", "200")], certain: false }));
    renderPage({ component: () => <ListingSuggestions listing={need} matches={[match(), ...halves]} isMatching={false} preview={null} referral={null} /> });
    expect(await screen.findByRole("heading", { name: "1 个可行方案，2 个部分满足" })).toBeVisible();
  });

  it("are not counted for a firm that looks at another's listing and is not concerned", async () => {
    const line = { id: id("1"), kind: "resource", dueDate: null, may: { change: false } } as ListingView;
    renderPage({
      component: () => (
        <>
          <p>条目</p>
          <ListingSuggestions listing={line} matches={[]} isMatching={false} preview={null} referral={null} />
        </>
      ),
    });
    expect(await screen.findByText("条目")).toBeVisible();
    expect(screen.queryByText(/可行方案/)).toBeNull();
  });
});
