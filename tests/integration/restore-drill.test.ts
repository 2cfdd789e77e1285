import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { MongoClient } from "mongodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OperationsView } from "../../app/contracts/operations.ts";
import { drillBackup } from "../../server/database/drill-backup.ts";
import { buildListing } from "../factories/listings.ts";
import { buildAlliance, buildMember, buildPerson, type TestPerson } from "../factories/people.ts";
import { startStore } from "../setup/start-store.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

const isOwnStore = process.env.TEST_MONGODB_URI === undefined;

describe("a restore drill", () => {
  const root = mkdtempSync(join(tmpdir(), "lianmeng-drill-"));
  const good = { lines: join(root, "backups", "lines"), file: join(root, "backups", "file") };
  const forms = isOwnStore ? (["file", "lines"] as const) : (["lines"] as const);
  let hub: TestHub;
  let administrator: TestPerson;

  /** Runs a command to its end while the hub goes on. */
  const runOn = async (where: { DATA_DIR: string; MONGODB_URI: string }, command: string, ...words: string[]) => {
    const child = spawn(process.execPath, ["--import", "tsx", `scripts/${command}.ts`, ...words], { env: { ...process.env, BASE_URL: "", ...where } });
    const [[status], stdout, stderr] = await Promise.all([once(child, "exit"), text(child.stdout), text(child.stderr)]);
    return { status: status as number, stdout, stderr };
  };
  const run = (command: string, ...words: string[]) => runOn({ DATA_DIR: hub.dataDir, MONGODB_URI: isOwnStore ? "" : hub.databaseUri }, command, ...words);
  const read = async (): Promise<OperationsView> => (await hub.call("GET", "/operations", administrator.token)).body;
  const scratchFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith("restore-drill-")).length;
  /** A copy of a good backup, to be spoilt. */
  const spoilt = (form: keyof typeof good, name: string, spoil: (folder: string) => void): string => {
    const folder = join(root, name);
    cpSync(good[form], folder, { recursive: true });
    spoil(folder);
    return folder;
  };
  const linesOf = (folder: string): string => {
    const [database] = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return join(folder, database!.name);
  };
  const changeByte = (path: string) => {
    const bytes = readFileSync(path);
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(path, bytes);
  };

  beforeAll(async () => {
    hub = await startTestHub();
    administrator = await buildPerson(hub.dependencies, { role: "administrator" });
    const alliance = await buildAlliance(hub.dependencies);
    const owner = await buildMember(hub.dependencies, alliance);
    for (let at = 0; at < 5; at++) await buildListing(hub, { alliance: alliance.id, owner, title: `喷涂外协第 ${at} 批` });
    await hub.services.auditKeeper.sealNew();
    mkdirSync(join(root, "backups"));
    for (const form of forms) expect(await run("backup", good[form], ...(form === "lines" && isOwnStore ? ["--format", "jsonl"] : []))).toMatchObject({ status: 0, stderr: "" });
  });
  afterAll(async () => {
    await hub.close();
    rmSync(root, { recursive: true, force: true });
  });

  test("asks for one where there is a backup", async () => {
    expect((await read()).attention.includes("drill_missing")).toBe(isOwnStore);
  });

  test.each(forms)("of a good backup (%s) counts what came back, and the hub shows it", async (form) => {
    const before = scratchFolders();
    const { status, stdout, stderr } = await run("restore", good[form], "--drill");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^the backup .* is good: \d+ documents in \d+ collections came back, with their indexes, streams and sealed audit records, in [\d.]+ s\n$/);
    const { drill, attention } = await read();
    expect(drill).toMatchObject({ fault: null, documents: Number(/(\d+) documents/.exec(stdout)![1]) });
    expect(drill!.documents).toBeGreaterThan(20);
    expect(Date.parse(drill!.backupAt!)).toBeLessThan(Date.parse(drill!.at));
    expect(attention.filter((code) => code.startsWith("drill"))).toEqual([]);
    expect(scratchFolders()).toBe(before);
  });

  test("takes the newest of several backups", async () => {
    expect((await drillBackup(join(root, "backups"))).folder).toBe(good.lines);
  });

  test.each([
    ["missing", (file: string) => rmSync(file), /is missing/],
    ["cut", (file: string) => truncateSync(file, statSync(file).size - 5), /has \d+ bytes of \d+/],
    ["changed", changeByte, /is not what was written/],
  ] as const)("fails of a backup with a file that is %s, and leaves the hub's data alone", async (name, spoil, reason) => {
    for (const form of forms) {
      const folder = spoilt(form, `${form}-${name}`, (copy) => spoil(form === "file" ? join(copy, "store.mdb") : join(linesOf(copy), "listings.jsonl")));
      const listings = await hub.dependencies.models.listings.countDocuments();
      const { status, stdout, stderr } = await run("restore", folder, "--drill");
      expect([status, stdout]).toEqual([1, ""]);
      expect(stderr).toMatch(/^restore: the drill failed: .*\n$/);
      expect(stderr).toMatch(reason);
      const { drill, attention } = await read();
      expect(drill!.fault!.of).toBe(1);
      expect(drill!.fault!.what).toMatch(/^(store\.mdb|\w+\/listings\.jsonl)$/);
      expect(attention).toContain("drill_failed");
      expect(await hub.dependencies.models.listings.countDocuments()).toBe(listings);
      // A restore in earnest refuses it too.
      const refused = await runOn({ DATA_DIR: join(root, "elsewhere"), MONGODB_URI: "" }, "restore", folder);
      expect([refused.status, refused.stderr]).toEqual([1, expect.stringMatching(/^restore: .* is damaged: .*Nothing was restored.*\n$/)]);
    }
  });

  test("fails of what has no list, or a list that cannot be read", async () => {
    const without = spoilt("lines", "without", (folder) => rmSync(join(folder, "backup.json")));
    expect((await drillBackup(without)).faults).toMatchObject([{ code: "no_list" }]);
    const garbled = spoilt("lines", "garbled", (folder) => writeFileSync(join(folder, "backup.json"), "{"));
    await expect(drillBackup(garbled)).rejects.toThrow("is damaged and does not say");
    expect(await run("restore", join(root, "nowhere"), "--drill")).toMatchObject({ status: 1, stderr: expect.stringMatching(/^restore: .*nowhere is not there\n$/) });
  });

  test("finds what a sound list does not tell: other counts, holes in a stream", async () => {
    // As if the backup had been taken of data that were incomplete already: the list fits the files.
    const folder = spoilt("lines", "holes", (copy) => {
      const events = join(linesOf(copy), "events.jsonl");
      const lines = readFileSync(events, "utf8").trim().split("\n");
      writeFileSync(events, `${lines.slice(0, -1).join("\n")}\n`);
      const path = join(copy, "backup.json");
      const list = JSON.parse(readFileSync(path, "utf8"));
      list.files = list.files.filter((file: { path: string }) => !file.path.endsWith("events.jsonl"));
      writeFileSync(path, JSON.stringify(list));
    });
    const { faults } = await drillBackup(folder);
    expect(faults.map(({ code }) => code).toSorted()).toEqual(["count", "stream"]);
    expect(faults.map(({ line }) => line).join("\n")).toMatch(/events has \d+ documents of \d+/);
  });

  test("finds an audit record that does not agree with its seal", async () => {
    const folder = spoilt("lines", "sealed", (copy) => {
      const audits = join(linesOf(copy), "audits.jsonl");
      writeFileSync(audits, readFileSync(audits, "utf8").replace("listing.publish", "listing.withdraw"));
      const path = join(copy, "backup.json");
      const list = JSON.parse(readFileSync(path, "utf8"));
      list.files = list.files.filter((file: { path: string }) => !file.path.endsWith("audits.jsonl"));
      writeFileSync(path, JSON.stringify(list));
    });
    expect((await drillBackup(folder)).faults).toMatchObject([{ code: "audit", line: expect.stringMatching(/^the audit record [0-9a-f]{24} of seal 1 is not what was sealed$/) }]);
  });

  test.skipIf(!isOwnStore)("of a MongoDB, here a store that is a process of its own, is noted there", async () => {
    const store = await startStore(join(root, "database"));
    const client = new MongoClient(store.uri);
    const command = (name: string, ...words: string[]) => runOn({ DATA_DIR: join(root, "unused"), MONGODB_URI: store.uri }, name, ...words);
    try {
      await client.db("lianmeng").collection("notes").insertOne({ text: "金大丰" });
      const copy = join(root, "of-database");
      expect(await command("backup", copy)).toMatchObject({ status: 0, stderr: "" });
      expect(await command("restore", copy, "--drill")).toMatchObject({ status: 0, stderr: "", stdout: expect.stringMatching(/ is good: 1 documents in 1 collections/) });
      expect(await client.db("lianmeng").collection("drills").findOne({})).toMatchObject({ fault: null, documents: 1 });
    } finally {
      await client.close();
      await store.end("SIGTERM");
    }
  });

  test("leaves a machine without a hub as it is", async () => {
    const folder = join(root, "away");
    mkdirSync(folder);
    copyFileSync(join(good.lines, "backup.json"), join(folder, "backup.json"));
    cpSync(linesOf(good.lines), join(folder, linesOf(good.lines).split("/").at(-1)!), { recursive: true });
    const dataDir = join(root, "no-hub");
    const { status } = await runOn({ DATA_DIR: dataDir, MONGODB_URI: "" }, "restore", folder, "--drill");
    expect(status).toBe(0);
    expect(readdirSync(root)).not.toContain("no-hub");
  });
});
