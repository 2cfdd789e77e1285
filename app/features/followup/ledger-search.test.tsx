import { useLocation } from "@remix-run/react";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { IconChecklist } from "@tabler/icons-react";
import { describe, expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { Ledger } from "./ledger.tsx";

const show = (search: string) =>
  renderPage({
    component: function Page() {
      return (
        <>
          <Ledger searched label="任务" views={[{ value: "all", label: "全部" }]} page={{ items: [], nextCursor: null }} renderRow={() => null} empty={{ icon: IconChecklist, title: "还没有任务" }} more="更早" />
          <output>{useLocation().search}</output>
        </>
      );
    },
    path: `/page${search}`,
  });
const field = () => screen.findByRole("searchbox", { name: "编号或内容" });
const address = () => Object.fromEntries(new URLSearchParams(screen.getByRole("status").textContent));

describe("the search of a ledger", () => {
  it("keeps what else the address says, begins at the first row, and leaves the cursor in its field", async () => {
    show("?view=overdue&alliance=a&cursor=c&q=走访");
    expect(await field()).toHaveValue("走访");
    await userEvent.clear(await field());
    await userEvent.type(await field(), "补贴 窗口{Enter}");
    await waitFor(() => expect(address()).toEqual({ view: "overdue", alliance: "a", q: "补贴 窗口" }));
    expect(await field()).toHaveFocus();
  });

  it("says what was not found, and ends the search", async () => {
    show("?q=补贴&alliance=a");
    expect(await screen.findByText("没有找到“补贴”")).toBeVisible();
    await userEvent.click(screen.getByRole("link", { name: "取消查找" }));
    await waitFor(() => expect(address()).toEqual({ alliance: "a" }));
    expect(await field()).toHaveValue("");
    expect(screen.getByText("还没有任务")).toBeVisible();
  });
});
