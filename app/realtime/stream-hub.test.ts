import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeStreamServer } from "../../tests/mocks/fake-stream-server.ts";
import type { ConnectionState } from "./connection-state.ts";
import { StreamHub } from "./stream-hub.ts";

const stream = "alliance:000000000000000000000001";
const other = "user:000000000000000000000002";
const HOUR_MS = 3_600_000;

let server: FakeStreamServer;
let callbacks: { onRightsInDoubt: ReturnType<typeof vi.fn<() => void>>; onRecovered: ReturnType<typeof vi.fn<() => void>> };
let hub: StreamHub;

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeStreamServer();
  callbacks = { onRightsInDoubt: vi.fn<() => void>(), onRecovered: vi.fn<() => void>() };
  hub = new StreamHub(server.port);
  hub.tell(callbacks);
});

afterEach(() => {
  hub.stop();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

function listen(after?: number, name = stream) {
  const seen: number[] = [];
  const resyncs: number[] = [];
  const stop = hub.follow(name, after, { onEvent: ({ seq }) => seen.push(seq), onResync: () => resyncs.push(Date.now()) });
  return { seen, resyncs, stop };
}

describe("following", () => {
  it("replays what came between the page's data and the connection, then hands on what is pushed", async () => {
    for (let count = 0; count < 3; count += 1) server.append(stream);
    const page = listen(1);
    hub.start();
    await pass(10);
    expect(page.seen).toEqual([2, 3]);
    expect(hub.connection.getState().phase).toBe("live");
    server.append(stream);
    expect(page.seen).toEqual([2, 3, 4]);
  });

  it("notices a push that got lost by the hole it leaves, and fetches it", async () => {
    const page = listen(0);
    hub.start();
    await pass(10);
    server.losing = true;
    server.append(stream);
    server.losing = false;
    server.append(stream);
    await pass(10);
    expect(page.seen).toEqual([1, 2]);
  });

  it("tells who follows with older data to read anew, and does not repeat to who has newer", async () => {
    hub.start();
    const first = listen(0);
    await pass(10);
    server.append(stream);
    server.append(stream);
    const older = listen(1);
    const newer = listen(5);
    await pass(10);
    expect(older.resyncs).toHaveLength(1);
    expect(newer.resyncs).toHaveLength(0);
    server.append(stream);
    expect([first.seen, older.seen, newer.seen]).toEqual([[1, 2, 3], [3], []]);
  });

  it("skips hidden events without stumbling over their numbers", async () => {
    const page = listen(0);
    hub.start();
    await pass(10);
    server.append(stream, "hidden");
    server.append(stream);
    expect(page.seen).toEqual([2]);
  });

  it("leaves a stream that nobody wants longer, but not on a change of pages", async () => {
    hub.start();
    const page = listen(0);
    await pass(10);
    page.stop();
    const next = listen(0);
    await pass(2_000);
    expect(server.requests.filter(({ event }) => event === "stream:leave")).toHaveLength(0);
    next.stop();
    await pass(2_000);
    expect(server.requests.filter(({ event }) => event === "stream:leave")).toHaveLength(1);
  });

  it("lets the loaders judge when a stream may not be followed any more", async () => {
    server.forbidden.set(stream, "not_found");
    const page = listen(0);
    hub.start();
    await pass(10);
    expect(page.resyncs).toHaveLength(1);
    expect(hub.connection.getState().phase).toBe("live");
  });
});

describe("losing the connection", () => {
  it("comes back by itself, says how many events were missed, and is quiet after three seconds", async () => {
    const page = listen(0);
    hub.start();
    await pass(10);
    server.refusing = "unreachable";
    server.cut();
    expect(hub.connection.getState()).toMatchObject({ phase: "lost", attempt: 1 });
    for (let count = 0; count < 4; count += 1) server.append(stream);
    await pass(20_000);
    expect(hub.connection.getState().phase).toBe("lost");
    server.refusing = null;
    const states: ConnectionState[] = [];
    hub.connection.watch(() => states.push(hub.connection.getState()));
    await pass(8_100);
    expect(page.seen).toEqual([1, 2, 3, 4]);
    expect(states).toContainEqual(expect.objectContaining({ phase: "recovered", caughtUp: 4 }));
    expect(callbacks.onRecovered).toHaveBeenCalledTimes(1);
    expect(hub.connection.getState().phase).toBe("live");
  });

  it("does not speak of a blink", async () => {
    listen(0);
    hub.start();
    await pass(10);
    server.cut();
    await pass(600);
    expect(hub.connection.getState().phase).toBe("live");
  });

  it("converges after an hour away and a restart of the server that trimmed its log", async () => {
    const page = listen(0);
    hub.start();
    await pass(10);
    server.append(stream);
    server.refusing = "unreachable";
    server.cut();
    for (let count = 0; count < 900; count += 1) server.append(stream);
    server.trim(stream, 600);
    await pass(HOUR_MS);
    expect(page.resyncs).toHaveLength(0);
    server.refusing = null;
    await pass(6_000);
    expect(page.resyncs).toHaveLength(1);
    server.append(stream);
    expect(page.seen).toEqual([1, 902]);
  });

  it("reads anew when the server was restored to an older state", async () => {
    for (let count = 0; count < 9; count += 1) server.append(stream);
    const page = listen(9);
    hub.start();
    await pass(10);
    server.cut();
    server.restore(stream, 4);
    await pass(1_000);
    expect(page.resyncs).toHaveLength(1);
    server.append(stream);
    expect(page.seen).toEqual([5]);
  });

  it("replaces a connection that is dead without knowing it", async () => {
    const page = listen(0);
    hub.start();
    await pass(10);
    server.deaf = true;
    server.losing = true;
    server.append(stream);
    hub.wake();
    await pass(5_000);
    expect(hub.connection.getState().phase).toBe("lost");
    server.deaf = false;
    server.losing = false;
    await pass(2_000);
    expect(page.seen).toEqual([1]);
    expect(server.connections).toBe(2);
  });

  it("tries at once when the phone wakes up", async () => {
    listen(0);
    hub.start();
    await pass(10);
    server.refusing = "unreachable";
    server.cut();
    await pass(60_000);
    server.refusing = null;
    hub.wake();
    await pass(10);
    expect(hub.connection.getState().phase).toBe("recovered");
  });

  it("comes back after the delay that a leaving server asks for", async () => {
    listen(0);
    hub.start();
    await pass(10);
    server.announceDraining(4_000);
    server.cut();
    await pass(3_900);
    expect(server.connections).toBe(1);
    await pass(200);
    expect(server.connections).toBe(2);
  });

  it("lets the loaders judge when the server ends it or the session is over", async () => {
    hub.start();
    await pass(10);
    server.cut({ byServer: true });
    expect(callbacks.onRightsInDoubt).toHaveBeenCalledTimes(1);
    server.refusing = "signed_out";
    await pass(2_000);
    expect(callbacks.onRightsInDoubt.mock.calls.length).toBeGreaterThan(1);
  });

  it.each(["unavailable", "rate_limited"])("asks again while the answer is %s", async (code) => {
    server.forbidden.set(stream, code);
    server.append(stream);
    const page = listen(0);
    hub.start();
    await pass(3_000);
    expect(hub.connection.getState().phase).toBe("connecting");
    server.forbidden.clear();
    await pass(1_100);
    expect(page.seen).toEqual([1]);
    expect(hub.connection.getState().phase).toBe("live");
  });
});

describe("whatever happens", () => {
  it("hands on every event of every stream once and in order", async () => {
    const happening = fc.constantFrom("append", "appendOther", "lose", "cut", "deaf", "refuse", "heal", "wake", "wait");
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (happenings) => {
        server = new FakeStreamServer();
        hub = new StreamHub(server.port);
        const pages = [listen(0), listen(0, other)];
        hub.start();
        for (const what of happenings) {
          if (what === "append") server.append(stream);
          if (what === "appendOther") server.append(other);
          if (what === "lose") server.losing = !server.losing;
          if (what === "cut") server.cut();
          if (what === "deaf") server.deaf = !server.deaf;
          if (what === "refuse") server.refusing = server.refusing === null ? "unreachable" : null;
          if (what === "heal") Object.assign(server, { losing: false, deaf: false, refusing: null });
          if (what === "wake") hub.wake();
          await pass(what === "wait" ? 7_000 : 30);
        }
        Object.assign(server, { losing: false, deaf: false, refusing: null });
        hub.wake();
        await pass(20_000);
        const sizes = [stream, other].map((name) => server.logs.get(name)?.length ?? 0);
        expect(pages.map(({ seen }) => seen)).toEqual(sizes.map((size) => Array.from({ length: size }, (_, index) => index + 1)));
        expect(hub.connection.getState().phase).toBe("live");
        hub.stop();
      }),
      { numRuns: 60 },
    );
  });
});
