import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPage } from "../../../../tests/setup/render-page.tsx";
import { PendingMark } from "./pending-mark.tsx";
import type { PendingCommand } from "./use-live-meeting.ts";

const pending = (lost: boolean): PendingCommand => ({ command: { type: "move", itemId: "a".repeat(24) }, key: "k", revision: 1, at: new Date(0), lost });
const show = (given: PendingCommand | null) => renderPage({ component: () => <PendingMark pending={given} /> });

describe("the mark of a command without an answer", () => {
  it("says nothing when all is answered", async () => {
    show(null);
    expect(await screen.findByRole("status")).toBeEmptyDOMElement();
  });

  it("is shown while the answer is on its way, but not read aloud", async () => {
    show(pending(false));
    expect((await screen.findByText("正在提交")).closest("[aria-hidden]")).toHaveAttribute("aria-hidden", "true");
  });

  it("says aloud that the hub has not confirmed when the answer stays away", async () => {
    show(pending(true));
    expect((await screen.findByText("服务器还没有确认，恢复后自动提交")).closest("[aria-hidden]")).toHaveAttribute("aria-hidden", "false");
  });
});
