import { createHash } from "node:crypto";
import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import { bundleServiceWorker } from "./build-service-worker.ts";

type Listener = (event: object) => void;

interface Asked {
  method?: string;
  mode?: string;
  path?: string;
}

let worker: string;
beforeAll(async () => {
  worker = await bundleServiceWorker();
});

/** Asks the built worker as a browser does, in a network that leads nowhere; undefined when it leaves the answer to the browser. */
async function ask({ method = "GET", mode = "navigate", path = "/listings?kind=need" }: Asked): Promise<Response | undefined> {
  const listeners = new Map<string, Listener>();
  const fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  runInNewContext(worker, { addEventListener: (type: string, listener: Listener) => listeners.set(type, listener), fetch, Response, URL, setTimeout, Set });
  let answer: Promise<Response> | undefined;
  listeners.get("fetch")!({ request: { method, mode, url: `http://hub.test${path}` }, respondWith: (given: Promise<Response>) => (answer = given) });
  return answer;
}

describe("the service worker", () => {
  it.each<Asked>([{ mode: "cors" }, { mode: "no-cors" }, { method: "POST" }])(
    "leaves to the browser what nobody opens: %o",
    async (asked) => {
      expect(await ask(asked)).toBeUndefined();
    },
  );

  it("answers for a hub that cannot be reached with a page that is whole in itself and keeps to its own policy", async () => {
    const answer = (await ask({}))!;
    const page = await answer.text();
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([503, "text/html; charset=utf-8", "no-store"]);
    expect(page).toContain("现在连不上链盟");
    expect(page).toContain("Lianmeng cannot be reached right now");
    const policy = answer.headers.get("content-security-policy")!;
    for (const tag of ["script", "style"]) {
      const bodies = [...page.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, "gs"))].map(([, body]) => body!);
      expect(bodies, tag).toHaveLength(1);
      expect(policy).toContain(`${tag}-src 'sha256-${createHash("sha256").update(bodies[0]!).digest("base64")}'`);
    }
    expect(policy).toContain("default-src 'none'");
    expect(page.match(/\b(?:src|href)="(?!data:)[^"]*"/g)).toBeNull();
  });

  it.each(["/api/v1/meetings/1/calendar.ics", "/actions.xlsx?view=overdue"])("answers with nothing for a file, so that the page stays: %s", async (path) => {
    expect((await ask({ path }))!.status).toBe(204);
  });

  it("keeps nothing", () => {
    expect(worker).not.toMatch(/\bcaches\b|indexedDB/);
  });
});
