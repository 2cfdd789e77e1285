import { hostname } from "node:os";
import { outsideDialect } from "../errors.ts";
import { maxDocumentBytes, maxMessageBytes } from "../wire/messages.ts";
import type { Command } from "./request.ts";

/** The MongoDB version whose documented behaviour the store follows. */
const version = "8.0.0";

const address = `${hostname()}:27017`;

/** What the driver learns first: a replica set of one, so that it uses sessions, transactions and retryable writes. */
export const helloCommand: Command = {
  view: "none",
  run: ({ name, engine, connection }) => ({
    [name === "hello" ? "isWritablePrimary" : "ismaster"]: true,
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
    localTime: engine.now(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: connection?.id ?? 0,
    minWireVersion: 0,
    maxWireVersion: 25,
    readOnly: false,
    ok: 1,
  }),
};

export const pingCommand: Command = { view: "none", run: () => ({ ok: 1 }) };

export const buildInfoCommand: Command = {
  view: "none",
  run: () => ({ version, versionArray: [...version.split(".").map(Number), 0], modules: ["lianmeng-embedded"], bits: 64, debug: false, maxBsonObjectSize: maxDocumentBytes, ok: 1 }),
};

/** Copies the data file as of now: what `npm run backup` asks of a running store. */
export const backupCommand: Command = {
  view: "none",
  run: async ({ body, engine }) => {
    const path = body.get("lianmengBackup");
    if (typeof path !== "string") throw outsideDialect("a backup without a path");
    await engine.store.file.copyTo(path);
    return { ok: 1 };
  },
};
