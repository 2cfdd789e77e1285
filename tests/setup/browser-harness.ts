import { spawn, type ChildProcess } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import type { DemoAccountView, Role } from "../../app/contracts/people.ts";

export interface DemoHub {
  url: string;
  /** Link for the first administrator, as the process printed it; undefined in demo mode. */
  setupLink: string | undefined;
  /** Where its data is. */
  dataDir: string;
  /** Ends the process as a power cut would, and starts another one on the same data and port. */
  killAndRestart(): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Freezes the process, so that it takes connections and answers none, as a Wi-Fi that leads nowhere; `resume` thaws it. */
  pause(): void;
  resume(): void;
  /** Ends the process in good order; its data stays. */
  stop(): Promise<void>;
  /** Ends it and takes its data away. */
  close(): Promise<void>;
}

/**
 * Starts the built hub on a free port and a folder of its own: with the demo county, a copy of what `DEMO_COUNTY` names
 * (`load-demo-county.ts`) or else loaded anew as `npm run demo` does, or empty, as `npm start` does on a new machine.
 */
export async function startDemoHub(options: { demo: boolean } = { demo: true }): Promise<DemoHub> {
  const dataDir = await mkdtemp(join(tmpdir(), "lianmeng-e2e-"));
  if (options.demo && process.env.DEMO_COUNTY) await cp(process.env.DEMO_COUNTY, dataDir, { recursive: true });
  let port = "0";
  let url = "";
  let setupLink: string | undefined;
  let child: ChildProcess | undefined;

  const start = async () => {
    child = spawn(process.execPath, ["--enable-source-maps", "build/server.js"], {
      // Vitest sets a BASE_URL of its own, which means something else to the hub.
      env: { ...process.env, BASE_URL: "", NODE_ENV: "production", DEMO: options.demo ? "1" : "0", DATA_DIR: dataDir, PORT: port, LOG_LEVEL: "error" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = new Promise<never>((_resolve, reject) => child!.once("exit", (code) => reject(new Error(`the hub ended with ${code}`))));
    const lines = createInterface({ input: child.stdout! });
    const announced = new Promise<string>((resolve) => {
      lines.on("line", (line) => {
        const address = /https?:\/\/\S+/.exec(line)?.[0];
        if (address?.includes("/setup?")) setupLink = address;
        if (address && (options.demo || setupLink || url)) resolve(new URL(address).origin);
      });
    });
    url = await Promise.race([announced, exited]);
    exited.catch(() => {});
    port = new URL(url).port;
  };
  const end = async (signal: NodeJS.Signals) => {
    const ended = new Promise((resolve) => child!.once("exit", resolve));
    child!.kill(signal);
    await ended;
  };
  const kill = () => end("SIGKILL");
  await start();
  return {
    get url() {
      return url;
    },
    get setupLink() {
      return setupLink;
    },
    dataDir,
    start,
    kill,
    pause: () => void child!.kill("SIGSTOP"),
    resume: () => void child!.kill("SIGCONT"),
    stop: () => end("SIGTERM"),
    async killAndRestart() {
      await kill();
      await start();
    },
    async close() {
      await kill();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Chromium as Debian ships it; without the flags it tries to reach hosts that a closed network refuses. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** What the page complained about: script errors, refused styles, failed hydration. */
  complaints: string[];
}

/** Opens a window of its own and signs a demo account in; `phone` makes it 375 px wide. */
export async function visitAs(
  browser: Browser,
  hub: DemoHub,
  account: string | null,
  options: { phone?: boolean; path?: string; locale?: "zh-CN" | "en"; dark?: boolean } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: options.phone ? { width: 375, height: 812 } : { width: 1280, height: 800 },
    locale: options.locale ?? "zh-CN",
    timezoneId: "Asia/Shanghai",
    colorScheme: options.dark ? "dark" : "light",
    hasTouch: options.phone === true,
  });
  if (account) {
    const reply = await context.request.post(`${hub.url}/api/v1/session`, { data: { account }, headers: { Origin: hub.url } });
    if (!reply.ok()) throw new Error(`${account} could not sign in: ${reply.status()} ${await reply.text()}`);
    if (options.locale) {
      await context.request.patch(`${hub.url}/api/v1/me`, { data: { locale: options.locale }, headers: { Origin: hub.url } });
    }
  }
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => {
    // What the browser says of an answer that a killed hub left half told: the framework waits for its end with nobody to tell.
    if (message !== "network error") complaints.push(`error: ${message}`);
  });
  page.on("console", (message) => {
    // A cut connection is part of some journeys and is told by the page itself; a reading that a newer one overtakes
    // is aborted.
    if (message.type() === "error" && !/AbortError|Failed to load resource|Failed to fetch|WebSocket|ERR_CONNECTION/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${hub.url}${options.path ?? "/"}`);
  return { page, context, complaints };
}

/** Keeps back the script that brings the pages that follow to life; the function lets it through. */
export async function holdScript(page: Page): Promise<() => void> {
  let release: () => void = () => {};
  const arrival = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/assets\/entry\.client/, async (route) => {
    await arrival;
    await route.continue();
  });
  return release;
}

/** The demo account that holds a role, of an organization if one is named. */
export async function demoAccount(hub: DemoHub, role: Role, organization?: string): Promise<string> {
  const { items } = (await (await fetch(`${hub.url}/api/v1/session/demo`)).json()) as { items: DemoAccountView[] };
  const found = items.find(({ seats }) =>
    seats.some((seat) => seat.role === role && (!organization || seat.organization?.name.includes(organization))),
  );
  if (!found) throw new Error(`the demo county has no ${role}${organization ? ` of ${organization}` : ""}`);
  return found.account;
}
