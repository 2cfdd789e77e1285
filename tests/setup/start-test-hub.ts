import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { MongoClient } from "mongodb";
import { io, type Socket } from "socket.io-client";
import type { ClientToServer, ServerToClient } from "../../app/contracts/streams.ts";
import { systemClock, type Clock } from "../../server/clock.ts";
import { readEnvironment } from "../../server/env.ts";
import type { HubOptions } from "../../server/compose-hub.ts";
import { startHub, type Hub } from "../../server/start-hub.ts";
import { partsOfCommand, partsOfDialect } from "./parts-of-command.ts";

/** A clock that a test can move. */
export interface TestClock extends Clock {
  advance(milliseconds: number): void;
}

export function createTestClock(): TestClock {
  let ahead = 0;
  return {
    now: () => new Date(systemClock.now().getTime() + ahead),
    advance(milliseconds) {
      ahead += milliseconds;
    },
  };
}

export interface Reply {
  status: number;
  headers: Headers;
  // What came back is whatever the test expects: it reads the fields it names.
  body: ReturnType<typeof JSON.parse>;
}

export type TestSocket = Socket<ServerToClient, ClientToServer>;

export interface TestHub extends Hub {
  clock: TestClock;
  dataDir: string;
  /** Calls the API below `/api/v1` as the owner of a token (null: a stranger); bytes are sent, and a spreadsheet or document comes back, as they are. */
  call(method: string, path: string, token: string | null, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** A socket client that is connected, or rejects with the server's reason. */
  connect(token: string): Promise<TestSocket>;
  /** Stops the hub and starts another one on the same data and port. */
  restart(): Promise<void>;
  /** What of the embedded store's dialect has been sent to the database, whichever that is. */
  sent: ReadonlySet<string>;
}

/**
 * Starts a hub of its own for a test file: embedded store in a fresh folder (or `TEST_MONGODB_URI` with a database
 * of its own), a free port, no pages unless asked for. `TEST_CANDIDATES` says where its matching looks for candidates. `close()` removes all of it, and fails when anything was sent to
 * the database that the embedded store's dialect has not, whichever database it was.
 */
export async function startTestHub(
  options: { pages?: "built" | "none"; demo?: boolean; environment?: Record<string, string> } & Pick<HubOptions, "planLimits" | "outside"> = {},
): Promise<TestHub> {
  const dataDir = await mkdtemp(join(tmpdir(), "lianmeng-"));
  const clock = createTestClock();
  const sockets = new Set<TestSocket>();
  const sent = new Set<string>();
  const external = process.env.TEST_MONGODB_URI;
  const start = (port: string) =>
    startHub({
      env: readEnvironment({
        PORT: port,
        DATA_DIR: dataDir,
        LOG_LEVEL: "silent",
        ...(external && { MONGODB_URI: databaseOfItsOwn(external, dataDir) }),
        ...(process.env.TEST_CANDIDATES && { MATCHING_CANDIDATES: process.env.TEST_CANDIDATES }),
        ...(options.demo && { DEMO: "1" }),
        ...options.environment,
      }),
      pages: options.pages ?? "none",
      ...(options.planLimits && { planLimits: options.planLimits }),
      ...(options.outside && { outside: options.outside }),
      clock,
      onCommand: ({ command }) => {
        for (const part of partsOfCommand(command)) sent.add(part);
      },
    });
  let hub = await start("0");

  return {
    get url() {
      return hub.url;
    },
    get services() {
      return hub.services;
    },
    get dependencies() {
      return hub.dependencies;
    },
    get loadedDemo() {
      return hub.loadedDemo;
    },
    get databaseUri() {
      return hub.databaseUri;
    },
    clock,
    dataDir,
    sent,
    setupLink: () => hub.setupLink(),
    async call(method, path, token, body, headers = {}) {
      const response = await fetch(`${hub.url}/api/v1${path}`, {
        method,
        headers: {
          ...(token && { Authorization: `Bearer ${token}` }),
          ...(body !== undefined && { "Content-Type": body instanceof Uint8Array ? "application/octet-stream" : "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === "string" ? body : body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      const type = response.headers.get("content-type") ?? "";
      if (type.includes("officedocument")) return { status: response.status, headers: response.headers, body: bytes };
      const text = new TextDecoder().decode(bytes);
      return { status: response.status, headers: response.headers, body: /json/.test(type) && text ? JSON.parse(text) : text };
    },
    async connect(token) {
      const socket: TestSocket = io(hub.url, { auth: { token }, transports: ["websocket"], forceNew: true, reconnection: false });
      sockets.add(socket);
      await new Promise<void>((resolve, reject) => {
        socket.once("connect", resolve);
        socket.once("connect_error", reject);
      });
      return socket;
    },
    async restart() {
      const { port } = new URL(hub.url);
      await hub.close();
      hub = await start(port);
    },
    async close() {
      for (const socket of sockets) socket.disconnect();
      await hub.close();
      if (external) await dropDatabase(databaseOfItsOwn(external, dataDir));
      await rm(dataDir, { recursive: true, force: true });
      const outside = [...sent].filter((part) => !partsOfDialect.includes(part));
      if (outside.length > 0) throw new Error(`sent to the database, and outside the embedded store's dialect: ${outside.join(", ")}`);
    },
  };
}

/** The address with a database named after the folder; also one of several servers, which `URL` cannot read. */
function databaseOfItsOwn(uri: string, dataDir: string): string {
  return uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, `$1/${basename(dataDir).replace(/\W/g, "_")}`);
}

async function dropDatabase(uri: string): Promise<void> {
  const client = await new MongoClient(uri).connect();
  await client.db().dropDatabase();
  await client.close();
}
