import { useLocation } from "@remix-run/react";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { ActionScope } from "./action-scope.tsx";
import { actionsAsked } from "./actions-asked.ts";

const id = "a".repeat(24);

function show(search: string) {
  const { query } = actionsAsked(new Request(`https://hub.test/actions${search}`));
  renderPage({
    component: function Page() {
      return (
        <>
          <ActionScope asked={query} first={undefined} />
          <output>{useLocation().search}</output>
        </>
      );
    },
    path: `/page${search}`,
  });
}

describe("what the ledger of tasks is narrowed to", () => {
  it.each([
    [`alliance=${id}`, "所选联盟"],
    [`lead=${id}`, "牵头单位"],
    [`meeting=${id}`, "所选会议"],
    ["dueFrom=2026-10-01&dueUntil=2026-12-31", "10月1日–12月31日到期"],
    ["dueFrom=2026-10-01", "10月1日及以后到期"],
    ["dueUntil=2026-12-31", "12月31日及以前到期"],
    ["view=finished", "报告完成的"],
  ])("is said and can be taken away: %s", async (narrowing, words) => {
    show(`?x=1&${narrowing}&cursor=c`);
    expect(await screen.findByText(words)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: `不再限于：${words}` }));
    expect(screen.getByRole("status")).toHaveTextContent(/^\?x=1$/);
  });

  it("is not said of what could not be read, which narrows nothing", async () => {
    show("?lead=x&dueFrom=2026-13-01&view=overdue");
    expect(await screen.findByRole("status")).toBeInTheDocument();
    expect(screen.queryAllByRole("button")).toEqual([]);
  });
});
