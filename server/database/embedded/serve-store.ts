import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { makePrivateDirectory } from "../../private-directory.ts";
import { Catalog } from "./store/catalog.ts";
import { checkSound } from "./store/check-sound.ts";
import { narrowPages } from "./store/narrow-pages.ts";
import { lastEventTime } from "./store/change-log.ts";
import { CollectionMemory } from "./store/collection-memory.ts";
import { layoutVersion, prefixes } from "./store/layout.ts";
import { LmdbFile, pageSize } from "./store/lmdb-file.ts";
import { Store } from "./store/store.ts";
import { Cursors } from "./commands/cursors.ts";
import type { Engine } from "./commands/request.ts";
import { runCommand } from "./transactions/run-command.ts";
import { Sessions } from "./transactions/sessions.ts";
import { Connection } from "./wire/connection.ts";
import { fileNames } from "./data-files.ts";
import { startHousekeeping } from "./housekeeping.ts";
import { lockDirectory } from "./lock-directory.ts";

/** Where a store keeps its data and where it listens. */
export interface ServeOptions {
  dataDir: string;
  /** TCP instead of a unix socket, when one of the two is given (always on Windows). */
  host?: string | undefined;
  port?: number | undefined;
  /** The clock; tests set it. */
  now?: () => number;
  /** Hears of errors that are the store's own fault. */
  report?: (error: Error) => void;
}

export interface RunningStore {
  uri: string;
  engine: Engine;
  close: () => Promise<void>;
}

/**
 * Opens the data directory and serves it until closed.
 * @throws Error with a clear text when the directory cannot be written, is in use, or holds a damaged or foreign file
 */
export async function serveStore({ dataDir, host, port, now = Date.now, report = writeToStderr }: ServeOptions): Promise<RunningStore> {
  makePrivateDirectory(dataDir);
  const overTcp = process.platform === "win32" || host !== undefined || port !== undefined;
  const address = overTcp ? { host: host ?? "127.0.0.1", port: port ?? 0 } : { path: socketPath(dataDir) };
  const unlock = await lockDirectory(dataDir);
  try {
    const engine = await openEngine(join(dataDir, fileNames.data), now, report);
    const sessions = new Sessions(engine.store, now);
    const connections = new Set<Connection>();
    const server = createServer((socket) => accept(socket, engine, sessions, connections));
    const uri = await listen(server, address);
    writeFileSync(join(dataDir, fileNames.uri), uri, { mode: 0o600 });
    const stopHousekeeping = startHousekeeping(engine, sessions);
    const close = async () => {
      stopHousekeeping();
      // Only when every socket is closed may the thread end: one left open would keep its client waiting.
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const connection of connections) connection.end();
      engine.cursors.killWhere("all");
      await engine.store.shutDown();
      await closed;
      rmSync(join(dataDir, fileNames.uri), { force: true });
      unlock();
    };
    return { uri, engine, close };
  } catch (error) {
    unlock();
    throw error;
  }
}

function writeToStderr(error: Error): void {
  process.stderr.write(`embedded store: ${error.stack ?? error.message}\n`);
}

/** The longest path that every system takes for a socket. */
const longestSocketPath = 100;

/** The socket lies in the data directory; of one whose path is too long for a socket, in a private directory of its own. */
function socketPath(dataDir: string): string {
  const path = join(resolve(dataDir), fileNames.socket);
  return Buffer.byteLength(path) <= longestSocketPath ? path : join(mkdtempSync(join(tmpdir(), "store-")), fileNames.socket);
}

async function openEngine(path: string, now: () => number, report: Engine["report"]): Promise<Engine> {
  const store = new Store(await openFile(path), now);
  await checkLayout(store, path);
  const view = store.openRead();
  const catalog = new Catalog();
  catalog.load(view);
  // The clock of the machine may have been set back since: what was told of earlier stays earlier.
  for (const time of [lastEventTime(view), ...catalog.list(view).map(({ watchedSince }) => watchedSince)]) if (time) store.clock.continueAfter(time);
  view.release();
  return { store, catalog, memory: new CollectionMemory(), cursors: new Cursors(now), now: () => new Date(now()), report };
}

async function openFile(path: string): Promise<LmdbFile> {
  if (existsSync(path)) checkSound(path);
  try {
    const file = await LmdbFile.open(path);
    // Builds of one day made files with greater pages, in which a commit can fail.
    return file.pageSize > pageSize ? await narrowPages(file, path) : file;
  } catch (error) {
    throw new Error(`the data file ${path} cannot be opened: ${(error as Error).message}`, { cause: error });
  }
}

/** Marks a new file with the version of its layout, and refuses one of another version. */
async function checkLayout(store: Store, path: string): Promise<void> {
  const view = store.openWrite();
  const key = `${prefixes.about}layout`;
  const found = view.get(key)?.toString("utf8");
  if (found === undefined) view.put(key, Buffer.from(layoutVersion));
  await store.commit(view);
  if (found === undefined || found === layoutVersion) return;
  await store.shutDown();
  throw new Error(`the data file ${path} has layout ${found}, and this version of the store knows ${layoutVersion} only`);
}

let connectionCount = 0;

function accept(socket: Socket, engine: Engine, sessions: Sessions, connections: Set<Connection>): void {
  const connection = new Connection(++connectionCount, socket, (request, from) => runCommand(engine, sessions, request, from));
  connections.add(connection);
  connection.onClose(() => connections.delete(connection));
}

function listen(server: Server, address: { path: string } | { host: string; port: number }): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    if ("path" in address) rmSync(address.path, { force: true });
    server.listen(address, () => {
      if ("path" in address) chmodSync(address.path, 0o600);
      const bound = server.address();
      const authority = typeof bound === "string" || bound === null ? encodeURIComponent((address as { path: string }).path) : `${bound.family === "IPv6" ? `[${bound.address}]` : bound.address}:${bound.port}`;
      resolve(`mongodb://${authority}/?directConnection=true`);
    });
  });
}
