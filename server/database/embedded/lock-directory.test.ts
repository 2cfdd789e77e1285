import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockDirectory } from "./lock-directory.ts";

describe("lockDirectory", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "lock-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it("lets one hold the directory, names it to the next, and gives it free", async () => {
    const unlock = await lockDirectory(directory);
    await expect(lockDirectory(directory)).rejects.toThrow(`in use by process ${process.pid}`);
    unlock();
    (await lockDirectory(directory))();
  });

  it("takes over a lock whose process is gone", async () => {
    writeFileSync(join(directory, "store.lock"), "4194000 123");
    const unlock = await lockDirectory(directory);
    expect(readFileSync(join(directory, "store.lock"), "utf8")).toMatch(new RegExp(`^${process.pid} `));
    unlock();
  });

  it("takes over a lock whose process number belongs to another process now", async () => {
    writeFileSync(join(directory, "store.lock"), `${process.pid} 1`);
    const unlock = await lockDirectory(directory);
    expect(readFileSync(join(directory, "store.lock"), "utf8")).not.toBe(`${process.pid} 1`);
    unlock();
  });

  it("lets one of several take over", async () => {
    writeFileSync(join(directory, "store.lock"), "4194000 123");
    const results = await Promise.allSettled([lockDirectory(directory), lockDirectory(directory)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
