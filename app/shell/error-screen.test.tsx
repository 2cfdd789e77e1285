import { data } from "@remix-run/node";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from "vitest";
import { renderPage } from "../../tests/setup/render-page.tsx";
import { ErrorScreen } from "./error-screen.tsx";

let complaints: MockInstance<typeof console.error>;

beforeEach(() => {
  // The router itself tells the console of every error that it hands to a boundary.
  complaints = vi.spyOn(console, "error").mockImplementation(() => {});
});

afterEach(() => {
  complaints.mockReset();
});

function show(loader: () => unknown) {
  renderPage({ component: () => <p>the page</p>, errorBoundary: ErrorScreen, loader });
}

describe("error screens", () => {
  it.each([
    [404, "没有找到这一页"],
    [403, "当前席位不能查看这一页"],
    [410, "这一页已经不在了"],
    [503, "系统正在恢复"],
    [429, "操作太频繁"],
    [500, "这一页出了问题"],
  ])("%i says: %s", async (status, title) => {
    show(() => {
      throw data({ requestId: "r-77" }, { status });
    });
    expect(await screen.findByRole("heading", { name: title })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "回工作台" })).toHaveAttribute("href", "/");
    expect(screen.queryByText("请求编号 r-77") !== null).toBe(status === 500);
  });

  it("calls a lost network by its name, and opens the page once it is back", async () => {
    let reachable = false;
    show(() => {
      if (!reachable) throw new TypeError("Failed to fetch");
      return null;
    });
    expect(await screen.findByRole("heading", { name: "网络不通" })).toBeInTheDocument();
    reachable = true;
    await act(async () => void window.dispatchEvent(new Event("online")));
    expect(await screen.findByText("the page")).toBeInTheDocument();
  });

  it("tries again when asked", async () => {
    let broken = true;
    show(() => {
      if (broken) throw data({ requestId: "r-1" }, { status: 500 });
      return null;
    });
    const again = await screen.findByRole("button", { name: "重试" });
    broken = false;
    await userEvent.click(again);
    expect(await screen.findByText("the page")).toBeInTheDocument();
  });
});
