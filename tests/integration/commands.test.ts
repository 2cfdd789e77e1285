import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { afterAll, describe, expect, test } from "vitest";
import { startStore } from "../setup/start-store.ts";
import { until } from "../setup/until.ts";

describe("a command that cannot do what it was asked", () => {
  const folder = mkdtempSync(join(tmpdir(), "lianmeng-commands-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (command: string, ...words: string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", `scripts/${command}.ts`, ...words], {
      encoding: "utf8",
      timeout: 60_000,
      // The test runner has a BASE_URL of its own.
      env: { ...process.env, BASE_URL: "", MONGODB_URI: "", DATA_DIR: join(folder, "nothing") },
    });

  test.each([
    ["bench", ["match", "--size", "5"], "--size"],
    ["bench", ["match", "plan"], "name one of"],
    ["bench", ["toString"], "name one of"],
    ["eval", ["ranking", "duplicates"], "name one of"],
    ["eval", ["ranking", "--need", "file"], "--need"],
    ["import", ["--lists", "need"], "--lists"],
    ["seed", ["--province", "demo"], "--province"],
    ["backup", ["folder", "--form", "jsonl"], "--form"],
    ["store", ["--data"], "--data"],
    ["store", ["--data", "/proc/lianmeng"], "the directory /proc/lianmeng cannot be used"],
  ])("%s %j says so in one line and ends with an error", (command, words, reason) => {
    const { status, stdout, stderr } = run(command, ...words);
    expect(status).toBeGreaterThan(0);
    expect(stdout).toBe("");
    expect(stderr).toMatch(new RegExp(`^${command}: .*${reason}.*\n$`));
  });

  test("import names the alliance that is not there", () => {
    const file = join(folder, "one.jsonl");
    writeFileSync(file, "{}\n");
    const unknown = "0123456789abcdef01234567";
    const { status, stderr } = run("import", "--file", file, "--list", "need", "--alliance", unknown);
    expect([status, stderr]).toEqual([1, `import: no alliance has the id ${unknown}\n`]);
    rmSync(join(folder, "nothing"), { recursive: true });
  });

  test.each([[[]], [["--format", "jsonl"]]])("backup %j where there are no data makes neither a copy nor a store", (words) => {
    const copy = join(folder, "copy");
    const { status, stderr } = run("backup", copy, ...words);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^backup: DATA_DIR: .* holds no data\n$/);
    expect([copy, join(folder, "nothing")].filter(existsSync)).toEqual([]);
  });
});

test("seed into a database that is not empty loads nothing and ends with an error, but for --if-empty", { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "lianmeng-commands-"));
  const seed = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/seed.ts", "--county", "demo", ...words], {
      encoding: "utf8",
      env: { ...process.env, BASE_URL: "", MONGODB_URI: "", DATA_DIR: join(folder, "data") },
    });
    return [status, stdout, stderr];
  };
  try {
    expect(seed()).toEqual([0, "demo county loaded\n", ""]);
    expect(seed()).toEqual([1, "", "seed: nothing was loaded: the database is not empty\n"]);
    expect(seed("--if-empty")).toEqual([0, "nothing to load: the database is not empty\n", ""]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.skipIf(process.platform === "win32")("a store that npm runs ends when npm is told to", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lianmeng-commands-"));
  const npm = spawn("npm", ["run", "--silent", "store", "--", "--data", folder], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    await once(npm.stdout, "data");
    expect(existsSync(join(folder, "store.lock"))).toBe(true);
    npm.kill("SIGTERM");
    await until("the directory is free", () => !existsSync(join(folder, "store.lock")));
  } finally {
    npm.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
});

test("backup and restore take the address of a store that is a process of its own", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lianmeng-commands-"));
  const store = await startStore(join(folder, "data"));
  const other = await startStore(join(folder, "other"));
  const run = (command: string, uri: string) =>
    spawnSync(process.execPath, ["--import", "tsx", `scripts/${command}.ts`, join(folder, "copy")], {
      encoding: "utf8",
      env: { ...process.env, BASE_URL: "", MONGODB_URI: uri },
    });
  const documents = <Result>(uri: string, work: (notes: ReturnType<ReturnType<MongoClient["db"]>["collection"]>) => Promise<Result>) => {
    const client = new MongoClient(uri);
    return work(client.db("lianmeng").collection("notes")).finally(() => client.close());
  };
  try {
    await documents(store.uri, (notes) => notes.insertOne({ text: "金大丰" }));
    expect(run("backup", store.uri)).toMatchObject({ status: 0, stderr: "", stdout: expect.stringMatching(/^1 documents exported/) });
    expect(run("restore", other.uri)).toMatchObject({ status: 0, stderr: "" });
    const [one] = await documents(store.uri, (notes) => notes.find().toArray());
    expect(await documents(other.uri, (notes) => notes.find().toArray())).toEqual([one]);
    // A hub on this copy tells nobody outside until somebody says that it is the one that goes on.
    const client = new MongoClient(other.uri);
    const [held] = await client.db("lianmeng").collection("outgoing_holds").find().toArray().finally(() => client.close());
    expect(held).toMatchObject({ _id: "restored", at: expect.any(Date), backupAt: expect.any(Date) });
  } finally {
    await Promise.all([store.end("SIGTERM"), other.end("SIGTERM")]);
    rmSync(folder, { recursive: true, force: true });
  }
});
