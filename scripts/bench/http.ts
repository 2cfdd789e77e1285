import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { DemoAccountView } from "../../app/contracts/people.ts";
import type { BenchOptions } from "../bench.ts";
import { buildIfStale } from "../build-if-stale.ts";
import { percentile, rounded } from "./percentile.ts";

const IN_FLIGHT = 8;

const pages = { work: "/", lists: "/listings?kind=need", alliance: "/alliances", meetings: "/meetings" };
const api = {
  me: "/api/v1/me",
  listings: "/api/v1/listings?limit=20",
  meetings: "/api/v1/meetings",
  livez: "/livez",
};

/** Pages and API of the built hub with the demo county, as a signed-in liaison, eight requests in flight. */
export async function run({ seconds = 40, say }: BenchOptions): Promise<object> {
  await buildIfStale();
  const dataDir = await mkdtemp(join(tmpdir(), "lianmeng-bench-"));
  const hub = spawn(process.execPath, ["build/server.js"], {
    env: { ...process.env, NODE_ENV: "production", DEMO: "1", DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const url = await announcedUrl(createInterface({ input: hub.stdout }));
    const cookie = await signIn(url);
    const each = seconds / (Object.keys(pages).length + Object.keys(api).length);
    let errors = 0;
    const measure = async (paths: Record<string, string>) => {
      const figures: Record<string, object> = {};
      for (const [name, path] of Object.entries(paths)) {
        say(`${path} …`);
        const measured = await load(await addressOf(`${url}${path}`, cookie), cookie, each * 1_000);
        errors += measured.errors;
        figures[name] = measured.figures;
      }
      return figures;
    };
    return { pages: await measure(pages), api: await measure(api), errors };
  } finally {
    const ended = new Promise((resolve) => hub.once("exit", resolve));
    hub.kill("SIGTERM");
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  }
}

function announcedUrl(lines: AsyncIterable<string> & NodeJS.EventEmitter): Promise<string> {
  return new Promise((resolve) => {
    lines.on("line", (line: string) => {
      const address = /https?:\/\/\S+/.exec(line)?.[0];
      if (address) resolve(address);
    });
  });
}

async function signIn(url: string): Promise<string> {
  const { items } = (await (await fetch(`${url}/api/v1/session/demo`)).json()) as { items: DemoAccountView[] };
  const liaison = items.find(({ seats }) => seats.some(({ role }) => role === "liaison"));
  const reply = await fetch(`${url}/api/v1/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: url },
    body: JSON.stringify({ account: liaison?.account }),
  });
  return reply.headers.get("set-cookie")?.split(";")[0] ?? "";
}

/** Where a page that only leads on ends: who is in one alliance is taken from the list of them to it. */
const addressOf = async (url: string, cookie: string): Promise<string> => (await fetch(url, { headers: { Cookie: cookie } })).url;

/** Keeps eight requests in flight for a while, until one has counted at least; the first tenth warms up and is not counted. */
async function load(url: string, cookie: string, lastsMs: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  const delays: number[] = [];
  let errors = 0;
  const begin = performance.now();
  const countFrom = begin + lastsMs / 10;
  const end = begin + lastsMs;
  const worker = async () => {
    while (performance.now() < end || (delays.length === 0 && errors < IN_FLIGHT)) {
      const at = performance.now();
      const status = await get(url, cookie, agent).catch(() => 0);
      if (status !== 200) errors += 1;
      else if (at >= countFrom) delays.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  agent.destroy();
  const countedSeconds = (performance.now() - countFrom) / 1_000;
  return {
    errors,
    figures: {
      requestsPerSecond: rounded(delays.length / countedSeconds),
      p50Ms: rounded(percentile(delays, 0.5)),
      p99Ms: rounded(percentile(delays, 0.99)),
    },
  };
}

function get(url: string, cookie: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers: { Cookie: cookie } }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end();
  });
}
