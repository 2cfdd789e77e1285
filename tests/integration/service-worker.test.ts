import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({ pages: "built" });
});
afterAll(() => hub.close());

test("the service worker is served for the whole hub, is never used unasked, and pages may run it", async () => {
  const worker = await fetch(`${hub.url}/service-worker.js`);
  expect([worker.status, worker.headers.get("content-type"), worker.headers.get("cache-control")]).toEqual([200, expect.stringMatching(/javascript/), "no-cache"]);
  // Its place gives it the whole hub for its scope, and its own policy lets it ask for pages and /livez.
  expect(worker.headers.get("service-worker-allowed")).toBeNull();
  expect(worker.headers.get("content-security-policy")).toContain("connect-src 'self'");

  const page = await fetch(`${hub.url}/sign-in`);
  expect(page.headers.get("content-security-policy")).toContain("worker-src 'self'");
});

test("what else lies beside the pages keeps its hour, and hashed files their year", async () => {
  expect((await fetch(`${hub.url}/favicon.svg`)).headers.get("cache-control")).toBe("public, max-age=3600");
  const script = /\/assets\/entry\.client-[^"]+\.js/.exec(await (await fetch(`${hub.url}/sign-in`)).text())![0];
  expect((await fetch(hub.url + script)).headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
});
