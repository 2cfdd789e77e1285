import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AppLoadContext } from "@remix-run/node";
import { describe, expect, it, vi } from "vitest";
import { orErrorPage } from "./or-error-page.ts";
import { requireActor } from "./require-actor.ts";

const reportError = vi.fn<(error: unknown) => void>();
/** As much of the load context as the guards look at. */
const contextWith = (given: Partial<AppLoadContext>) =>
  ({
    actor: null,
    identityUnknown: false,
    requestId: "r-1",
    problemOf: (error: unknown) => ({ code: error instanceof Error && error.message === "gone" ? "gone" : "internal", reason: undefined, facts: {} }),
    reportError,
    ...given,
  }) as AppLoadContext;

async function thrownBy(run: () => unknown): Promise<unknown> {
  try {
    await run();
  } catch (thrown) {
    return thrown;
  }
  return undefined;
}

describe("requireActor", () => {
  const request = new Request("https://hub.test/meetings/1?tab=papers");

  it("sends strangers to the sign-in page with the way back", async () => {
    const thrown = await thrownBy(() => requireActor(contextWith({}), request));
    expect(thrown).toBeInstanceOf(Response);
    expect((thrown as Response).headers.get("Location")).toBe("/sign-in?to=%2Fmeetings%2F1%3Ftab%3Dpapers");
  });

  it("signs nobody out because the database is away", async () => {
    const thrown = await thrownBy(() => requireActor(contextWith({ identityUnknown: true }), request));
    expect(thrown).toMatchObject({ data: { code: "unavailable" }, init: { status: 503 } });
  });
});

describe("orErrorPage", () => {
  it("hands answers through", async () => {
    await expect(orErrorPage(contextWith({}), Promise.resolve(7))).resolves.toBe(7);
  });

  it("turns a refusal into the page of its status, with the request's id", async () => {
    const thrown = await thrownBy(() => orErrorPage(contextWith({}), Promise.reject(new Error("gone"))));
    expect(thrown).toMatchObject({ data: { code: "gone", requestId: "r-1" }, init: { status: 410 } });
    expect(reportError).not.toHaveBeenCalled();
  });

  it("logs what nobody foresaw and tells the reader nothing of it", async () => {
    const error = new Error("password of the database is hunter2");
    const thrown = await thrownBy(() => orErrorPage(contextWith({}), Promise.reject(error)));
    expect(thrown).toMatchObject({ data: { code: "internal", requestId: "r-1" }, init: { status: 500 } });
    expect(JSON.stringify(thrown)).not.toContain("hunter2");
    expect(reportError).toHaveBeenCalledWith(error);
  });

  it("leaves replies alone", async () => {
    const reply = new Response(null, { status: 302 });
    expect(await thrownBy(() => orErrorPage(contextWith({}), Promise.reject(reply)))).toBe(reply);
  });
});

describe("the routes", () => {
  const folder = fileURLToPath(new URL("../routes/", import.meta.url));
  const routes = readdirSync(folder)
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."))
    .map((file) => ({ file, source: readFileSync(folder + file, "utf8") }));

  it("map what services throw to error pages, and those of files to a line of text", () => {
    const bare = routes.filter(({ source }) => /context\.services/.test(source) && !/\b(orErrorPage|ledgerFile)\(/.test(source));
    expect(bare.map(({ file }) => file)).toEqual([]);
  });

  it("inside the frame, and those of files, ask who reads before they answer", () => {
    const open = routes.filter(({ file, source }) => (file.startsWith("_app") || file.includes("[.")) && /context\.services/.test(source) && !source.includes("requireActor("));
    expect(open.map(({ file }) => file)).toEqual([]);
  });

  it("change nothing: pages write through the API", () => {
    const writing = routes.filter(({ source }) => /export (async )?(function|const) action\b/.test(source));
    expect(writing.map(({ file }) => file)).toEqual([]);
  });
});
