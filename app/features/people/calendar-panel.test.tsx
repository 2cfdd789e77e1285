import { useLoaderData } from "@remix-run/react";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { CalendarFeedView } from "../../contracts/calendar-feed.ts";
import { CalendarPanel } from "./calendar-panel.tsx";

const api = stubApi();
const createdAt = "2026-11-20T02:00:00.000Z";

it("makes an address and shows it whole, with whom it lets in", async () => {
  api.answer({ createdAt, path: "/api/v1/calendars/abc.ics" }, 201);
  let made: string | null = null;
  renderPage({ component: () => <CalendarPanel feed={useLoaderData() as CalendarFeedView} />, loader: () => ({ createdAt: made }) });
  await screen.findByText("还没有订阅地址");
  made = createdAt;
  await userEvent.click(await screen.findByRole("button", { name: "生成订阅地址" }));
  expect(await screen.findByText(`${window.location.origin}/api/v1/calendars/abc.ics`)).toBeVisible();
  expect(screen.getByText(/地址只显示这一次/)).toBeVisible();
  expect(screen.getByRole("button", { name: "复制地址" })).toBeVisible();
});

it("does not show an address made before, but renews or ends it", async () => {
  api.answer();
  renderPage({ component: () => <CalendarPanel feed={{ createdAt }} /> });
  expect(await screen.findByText(/订阅地址生成于/)).toHaveTextContent("11月20日");
  expect(screen.getByRole("button", { name: "重新生成" })).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "停止订阅" }));
  expect(await screen.findByText("已停止，原地址不再更新")).toBeVisible();
});
