import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

describe("a command that cannot do what it was asked", () => {
  const folder = mkdtempSync(join(tmpdir(), "lianmeng-commands-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (command: string, ...words: string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", `scripts/${command}.ts`, ...words], {
      encoding: "utf8",
      // The test runner has a BASE_URL of its own.
      env: { ...process.env, BASE_URL: "", MONGODB_URI: "", DATA_DIR: join(folder, "nothing") },
    });

  test.each([
    ["bench", ["match", "--size", "5"], "--size"],
    ["bench", ["match", "plan"], "name one of"],
    ["eval", ["ranking", "--need", "file"], "--need"],
    ["import", ["--lists", "need"], "--lists"],
    ["seed", ["--province", "demo"], "--province"],
    ["backup", ["folder", "--form", "jsonl"], "--form"],
    ["store", ["--data"], "--data"],
  ])("%s %j says so in one line and ends with an error", (command, words, reason) => {
    const { status, stdout, stderr } = run(command, ...words);
    expect(status).toBeGreaterThan(0);
    expect(stdout).toBe("");
    expect(stderr).toMatch(new RegExp(`^${command}: .*${reason}.*\n$`));
  });

  test.each([[[]], [["--format", "jsonl"]]])("backup %j where there are no data makes neither a copy nor a store", (words) => {
    const copy = join(folder, "copy");
    const { status, stderr } = run("backup", copy, ...words);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^backup: DATA_DIR: .* holds no data\n$/);
    expect([copy, join(folder, "nothing")].filter(existsSync)).toEqual([]);
  });
});
