import { hostname } from "node:os";
import type { Value } from "../bson/values.ts";
import type { Writable } from "../bson/write-bson.ts";
import { outsideDialect } from "../errors.ts";
import { maxDocumentBytes, maxMessageBytes } from "../wire/messages.ts";
import type { Command, Request } from "./request.ts";

/** The MongoDB version whose documented behaviour the store follows. */
const version = "8.0.0";

/** What the driver learns first: a replica set of one, so that it uses sessions, transactions and retryable writes. */
function hello(request: Request): Writable {
  const address = `${hostname()}:27017`;
  return {
    ...(request.name === "hello" ? { isWritablePrimary: true } : { ismaster: true }),
    helloOk: true,
    setName: "embedded",
    setVersion: 1,
    secondary: false,
    hosts: [address],
    primary: address,
    me: address,
    maxBsonObjectSize: maxDocumentBytes,
    maxMessageSizeBytes: maxMessageBytes,
    maxWriteBatchSize: 100_000,
    localTime: request.engine.now(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: request.connection?.id ?? 0,
    minWireVersion: 0,
    maxWireVersion: 25,
    readOnly: false,
    ok: 1,
  };
}

const helloFields = ["hello", "isMaster", "ismaster", "helloOk", "client", "compression", "topologyVersion", "maxAwaitTimeMS", "saslSupportedMechs", "speculativeAuthenticate", "loadBalanced", "backpressure"];

function plain(fields: readonly string[], run: Command["run"]): Command {
  return { view: "none", fields, run };
}

export const helloCommand = plain(helloFields, hello);

export const pingCommand = plain(["ping"], () => ({ ok: 1 }));

export const buildInfoCommand = plain(["buildInfo", "buildinfo"], () => ({
  version,
  versionArray: [...version.split(".").map(Number), 0],
  gitVersion: "none",
  modules: [],
  storageEngines: ["lianmeng-embedded"],
  bits: 64,
  debug: false,
  maxBsonObjectSize: maxDocumentBytes,
  ok: 1,
}));

export const connectionStatusCommand = plain(["connectionStatus", "showPrivileges"], () => ({
  authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] },
  ok: 1,
}));

export const serverStatusCommand = plain(["serverStatus"], (request) => ({
  host: hostname(),
  version,
  process: "lianmeng-embedded",
  pid: BigInt(process.pid),
  uptime: Math.floor(process.uptime()),
  localTime: request.engine.now(),
  storageEngine: { name: "lianmeng-embedded", supportsCommittedReads: true, persistent: true },
  ok: 1,
}));

export const getParameterCommand = plain(["getParameter", "featureCompatibilityVersion", "authenticationMechanisms"], (request) => {
  const reply: { [name: string]: Writable } = {};
  for (const name of request.body.keys()) {
    if (name === "featureCompatibilityVersion") reply[name] = { version: version.slice(0, 3) };
    else if (name === "authenticationMechanisms") reply[name] = [];
  }
  if (Object.keys(reply).length === 0) throw outsideDialect("this parameter");
  return { ...reply, ok: 1 };
});

/** Takes a snapshot of the data file into a directory: what `npm run backup` asks of a running store. */
export const backupCommand = plain(["lianmengBackup"], async (request) => {
  const path = request.body.get("lianmengBackup") as Value;
  if (typeof path !== "string") throw outsideDialect("a backup without a path");
  await request.engine.store.file.copyTo(path);
  return { ok: 1 };
});
