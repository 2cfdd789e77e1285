import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answerNavigation, SLOW_MS } from "./answer-navigation.ts";

const standIn = () => new Response("offline", { status: 503 });
const never = () => new Promise<Response>(() => {});
const textOf = async (answer: Promise<Response>) => (await answer).text();

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the answer to who asks for a page", () => {
  it.each([200, 401, 403, 404, 500, 503])("is what the hub says: %s", async (status) => {
    const isReachable = vi.fn<() => Promise<boolean>>();
    const answer = await answerNavigation({ load: async () => new Response("page", { status }), isReachable, standIn });
    expect([answer.status, await answer.text()]).toEqual([status, "page"]);
    await vi.advanceTimersByTimeAsync(10 * SLOW_MS);
    expect(isReachable).not.toHaveBeenCalled();
  });

  it("leads where the hub leads", async () => {
    const redirect = { type: "opaqueredirect", status: 0 } as Response;
    expect(await answerNavigation({ load: async () => redirect, isReachable: async () => true, standIn })).toBe(redirect);
  });

  it("is the offline page at once when there is no connection", async () => {
    const load = () => Promise.reject(new TypeError("Failed to fetch"));
    expect(await textOf(answerNavigation({ load, isReachable: async () => false, standIn }))).toBe("offline");
  });

  it.each([502, 504])("is the offline page when a proxy says that nobody is behind it: %s", async (status) => {
    const load = async () => new Response("proxy", { status });
    expect(await textOf(answerNavigation({ load, isReachable: async () => true, standIn }))).toBe("offline");
  });

  it("is waited for while the hub is slow but there", async () => {
    let arrive: (response: Response) => void = () => {};
    const load = () => new Promise<Response>((resolve) => (arrive = resolve));
    const isReachable = vi.fn<() => Promise<boolean>>(async () => true);
    const answer = textOf(answerNavigation({ load, isReachable, standIn }));
    await vi.advanceTimersByTimeAsync(3.5 * SLOW_MS);
    expect(isReachable).toHaveBeenCalledTimes(3);
    arrive(new Response("page"));
    expect(await answer).toBe("page");
    await vi.advanceTimersByTimeAsync(10 * SLOW_MS);
    expect(isReachable).toHaveBeenCalledTimes(3);
  });

  it("is the offline page when the connection leads nowhere, or no longer", async () => {
    let there = true;
    const answer = textOf(answerNavigation({ load: never, isReachable: async () => there, standIn }));
    await vi.advanceTimersByTimeAsync(1.5 * SLOW_MS);
    there = false;
    await vi.advanceTimersByTimeAsync(SLOW_MS);
    expect(await answer).toBe("offline");
  });
});
