import { useLoaderData } from "@remix-run/react";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { buildMeView } from "../../tests/factories/me.ts";
import { FakeStreamServer } from "../../tests/mocks/fake-stream-server.ts";
import { renderPage } from "../../tests/setup/render-page.tsx";
import { UpdatesButton } from "../shell/kit/updates-button.tsx";
import { useConnection } from "./realtime-provider.tsx";
import { useLiveRevalidate, type LiveOptions } from "./use-live-revalidate.ts";
import { useStream } from "./use-stream.ts";

const { streams } = buildMeView();
const stream = streams[0]!.stream;
let server: FakeStreamServer;

beforeEach(() => {
  server = new FakeStreamServer();
});

function show(options?: LiveOptions) {
  let readings = 0;
  function Page() {
    const updates = useLiveRevalidate(streams, options);
    return (
      <>
        <p>readings {useLoaderData<number>()}</p>
        <p>{useConnection().phase}</p>
        <UpdatesButton updates={updates} />
      </>
    );
  }
  renderPage({ component: Page, loader: () => (readings += 1), port: server.port });
  return { readings: () => readings };
}

const live = () => screen.findByText("live");

describe("useLiveRevalidate", () => {
  it("reads once for a burst of events", async () => {
    const page = show();
    await live();
    act(() => {
      for (let count = 0; count < 20; count += 1) server.append(stream);
    });
    await screen.findByText("readings 2");
    expect(page.readings()).toBe(2);
  });

  it("reads what happened between the page's data and the connection", async () => {
    server.append(stream);
    show();
    expect(await screen.findByText("readings 2")).toBeInTheDocument();
  });

  it("does not read for events that do not matter to the page", async () => {
    const page = show({ types: ["match."] });
    await live();
    act(() => void server.append(stream, "listing.published"));
    act(() => void server.append(stream, "match.suggested"));
    await screen.findByText("readings 2");
    expect(page.readings()).toBe(2);
  });

  it("holds changes back until they are asked for", async () => {
    const page = show({ hold: true });
    await live();
    act(() => {
      for (let count = 0; count < 3; count += 1) server.append(stream);
    });
    const button = await screen.findByRole("button", { name: "3 条更新" });
    expect(page.readings()).toBe(1);
    await userEvent.click(button);
    await screen.findByText("readings 2");
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
  });

  it("reads nothing while cut off, and reads after coming back", async () => {
    const page = show();
    await live();
    server.refusing = "unreachable";
    act(() => server.cut());
    await screen.findByText("lost");
    act(() => void server.append(stream));
    act(() => void window.dispatchEvent(new Event("online")));
    expect(page.readings()).toBe(1);
    server.refusing = null;
    act(() => void window.dispatchEvent(new Event("online")));
    expect(await screen.findByText("readings 2")).toBeInTheDocument();
  });

  it("waits with reading while nobody looks", async () => {
    const page = show();
    await live();
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    vi.useFakeTimers();
    act(() => void server.append(stream));
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    expect(page.readings()).toBe(1);
    vi.useRealTimers();
    hidden.mockReturnValue(false);
    act(() => void document.dispatchEvent(new Event("visibilitychange")));
    expect(await screen.findByText("readings 2")).toBeInTheDocument();
    hidden.mockRestore();
  });
});

describe("useStream", () => {
  it("hands events on, and reads anew when some were lost for good", async () => {
    const seen: number[] = [];
    let readings = 0;
    function Meeting() {
      useStream(stream, 0, ({ seq }) => seen.push(seq));
      return (
        <>
          <p>readings {useLoaderData<number>()}</p>
          <p>{useConnection().phase}</p>
        </>
      );
    }
    renderPage({ component: Meeting, loader: () => (readings += 1), port: server.port });
    await live();
    act(() => void server.append(stream));
    expect(seen).toEqual([1]);
    act(() => server.cut());
    for (let count = 0; count < 9; count += 1) server.append(stream);
    server.trim(stream, 5);
    await screen.findByText("readings 2");
    act(() => void server.append(stream));
    expect(seen).toEqual([1, 11]);
  });
});
