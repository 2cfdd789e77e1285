import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { buildMeView } from "../../../tests/factories/me.ts";
import { FakeStreamServer } from "../../../tests/mocks/fake-stream-server.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { ConnectionMark, ConnectionStrip } from "./connection-mark.tsx";

const { streams } = buildMeView();
let server: FakeStreamServer;

beforeEach(() => {
  // 14:31:50 in China.
  vi.useFakeTimers({ now: new Date("2026-11-21T06:31:50Z"), shouldAdvanceTime: true });
  server = new FakeStreamServer();
});

afterEach(() => {
  vi.useRealTimers();
});

function Page() {
  useLiveRevalidate(streams, { hold: true });
  return (
    <>
      <ConnectionMark />
      <ConnectionStrip />
    </>
  );
}

describe("the state of the connection in words", () => {
  it("counts the tries, says as of when the data are, then what was caught up, and is gone after three seconds", async () => {
    renderPage({ component: Page, port: server.port });
    expect(await screen.findByText(/^已同步 14:31:5\d$/)).toBeInTheDocument();
    server.refusing = "unreachable";
    act(() => server.cut());
    expect(screen.getByRole("status")).toHaveTextContent(/^连接中断，正在重连（第 1 次），数据截至 14:31:5\d$/);
    await act(() => vi.advanceTimersByTimeAsync(600));
    expect(screen.getByRole("status")).toHaveTextContent("第 2 次");
    for (let count = 0; count < 4; count += 1) server.append(streams[0]!.stream);
    server.refusing = null;
    await act(() => vi.advanceTimersByTimeAsync(1_100));
    expect(screen.getByRole("status")).toHaveTextContent("已恢复，补收 4 条");
    await act(() => vi.advanceTimersByTimeAsync(3_100));
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
  });
});
