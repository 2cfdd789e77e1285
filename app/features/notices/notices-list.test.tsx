import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import type { NoticeView } from "../../contracts/people.ts";
import { NoticesList } from "./notices-list.tsx";

const notice = (given: Partial<NoticeView>): NoticeView => ({
  id: "a".repeat(24),
  at: "2026-11-21T06:25:00.000Z",
  kind: "match_suggested",
  facts: { title: "喷涂 500 套", count: 2, score: 92 },
  href: "/matching",
  readAt: null,
  ...given,
});

describe("NoticesList", () => {
  it("says each notice in a sentence, with days as people write them", async () => {
    const items = [
      notice({}),
      notice({ id: "b".repeat(24), kind: "listing_expired", facts: { title: "喷涂 500 套", day: "2026-11-20" } }),
    ];
    renderPage({ component: () => <NoticesList page={{ items, nextCursor: null }} onOpen={() => {}} /> });
    const words = (await screen.findAllByRole("link")).map((link) => link.textContent);
    expect(words[0]).toContain("“喷涂 500 套”有新匹配 2 个，最高 92 分");
    expect(words[1]).toContain("“喷涂 500 套”已于11月20日到期");
  });

  it("opens the page even of a notice that only a newer hub knows", async () => {
    const open = vi.fn<(id: string) => void>();
    const items = [notice({ kind: "from_the_future", facts: {}, href: "/matching" })];
    renderPage({ component: () => <NoticesList page={{ items, nextCursor: null }} onOpen={open} /> });
    await userEvent.click(await screen.findByRole("link", { name: /有一条新消息，点开查看/ }));
    expect(open).toHaveBeenCalledWith("a".repeat(24));
    expect(await screen.findByText("elsewhere /matching")).toBeInTheDocument();
  });

  it("marks what is unread in words, and leads to what is older", async () => {
    const items = [notice({}), notice({ id: "b".repeat(24), readAt: "2026-11-21T06:26:00.000Z" })];
    renderPage({ component: () => <NoticesList page={{ items, nextCursor: "next page" }} onOpen={() => {}} /> });
    expect(await screen.findAllByText("未读")).toHaveLength(1);
    expect(screen.getByRole("link", { name: "更早的消息" })).toHaveAttribute("href", "/page?cursor=next%20page");
  });

  it("says when there is nothing", async () => {
    renderPage({ component: () => <NoticesList page={{ items: [], nextCursor: null }} onOpen={() => {}} /> });
    expect(await screen.findByText("没有消息")).toBeInTheDocument();
  });
});
