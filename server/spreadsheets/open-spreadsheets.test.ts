import { strFromU8, unzipSync } from "fflate";
import { Worker } from "node:worker_threads";
import { describe, expect, test, vi } from "vitest";
import type { AppError } from "../errors.ts";
import { openSpreadsheets } from "./open-spreadsheets.ts";
import type { SheetToWrite } from "./spreadsheet.ts";

const fileRefused = (rule: string) => expect.objectContaining({ code: "bad_input", faults: [expect.objectContaining({ path: "file", rule })] }) as Error;

describe("spreadsheets in their thread", { timeout: 30_000 }, () => {
  test("reads again what it wrote, and every formula as the text that it is", async () => {
    const { read, write } = openSpreadsheets();
    const rows = ["=1+1", "+8610", "-5", "@A1", "＝1", "\u0007铃", "喷涂"].map((text) => [text]);
    const { sheets } = await read(await write([{ name: "退回", rows: [[{ text: "标题", look: "head" }], ...rows], widths: [20], stickyRows: 1 }]));
    expect(sheets[0]!.rows.map(({ cells }) => cells[0])).toEqual(["标题", "=1+1", "+8610", "-5", "@A1", "＝1", "铃", "喷涂"]);
    expect(sheets[0]!.broken).toEqual([]);
  });

  test("writes numbers as numbers", async () => {
    const { write } = openSpreadsheets();
    const sheet = unzipSync(await write([{ name: "清单", rows: [["500", 500, 0.125]], widths: [10, 10, 10], stickyRows: 0 }]))["xl/worksheets/sheet1.xml"]!;
    expect([...strFromU8(sheet).matchAll(/<c [^>]*?(?:t="(\w+)")?[^>]*><v>([^<]*)/g)].map(([, type, value]) => [type ?? "n", value]).slice(1)).toEqual([["n", "500"], ["n", "0.125"]]);
  });

  test("tells what the thread refused as a refusal of the file", async () => {
    await expect(openSpreadsheets().read(Buffer.from("d0cf11e0", "hex"))).rejects.toEqual(fileRefused("file_old_format"));
  });

  test("refuses what takes all the memory of its thread, and reads the next", async () => {
    const greedy = () => new Worker("const all = []; for (;;) all.push(new Array(100_000).fill({}));", { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } });
    const sound = () => new Worker("require('node:worker_threads').parentPort.postMessage({ read: { format: 'csv', sheets: [] } });", { eval: true });
    let started = 0;
    const { read } = openSpreadsheets(() => (started++ === 0 ? greedy() : sound()));
    const [first, second] = await Promise.allSettled([read(new Uint8Array()), read(new Uint8Array())]);
    expect(first).toMatchObject({ status: "rejected", reason: fileRefused("file_too_complex") });
    expect(second).toEqual({ status: "fulfilled", value: { format: "csv", sheets: [] } });
  });

  test("refuses a file where too many wait already, and takes one again when they are read", async () => {
    const slow = () => new Worker("setTimeout(() => require('node:worker_threads').parentPort.postMessage({ read: { format: 'csv', sheets: [] } }), 20);", { eval: true });
    const { read } = openSpreadsheets(slow);
    const asked = await Promise.allSettled(Array.from({ length: 12 }, () => read(new Uint8Array())));
    expect(asked.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(8);
    const refused = asked.flatMap((result) => (result.status === "rejected" ? [result.reason as AppError] : []));
    expect(refused.map(({ code, reason }) => [code, reason])).toEqual(Array.from({ length: 4 }, () => ["unavailable", "spreadsheets_busy"]));
    await expect(read(new Uint8Array())).resolves.toMatchObject({ format: "csv" });
  });

  test("writes one at a time for a person, also where gathering fails, and gathers nothing for what it refuses", async () => {
    const { writeFor } = openSpreadsheets(() => new Worker("require('node:worker_threads').parentPort.postMessage({ written: new Uint8Array([1]) });", { eval: true }));
    const gather = vi.fn<() => Promise<SheetToWrite[]>>().mockRejectedValueOnce(new Error("the database is gone")).mockResolvedValue([]);
    const asked = await Promise.allSettled([writeFor("secretary", gather), writeFor("secretary", gather), writeFor("officer", gather)]);
    expect(asked).toMatchObject([
      { status: "rejected", reason: { message: "the database is gone" } },
      { status: "rejected", reason: { code: "rate_limited", reason: "ledger_running" } },
      { status: "fulfilled", value: new Uint8Array([1]) },
    ]);
    expect(gather).toHaveBeenCalledTimes(2);
    await expect(writeFor("secretary", gather)).resolves.toEqual(new Uint8Array([1]));
  });

  test("says of a writing that takes too long that there is too much to do, not that a file is at fault", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { write } = openSpreadsheets(() => new Worker("setInterval(() => {}, 1_000);", { eval: true }));
    const [written] = await Promise.all([Promise.allSettled([write([])]), vi.advanceTimersByTimeAsync(15_000)]);
    vi.useRealTimers();
    expect(written).toMatchObject([{ status: "rejected", reason: { code: "unavailable", reason: "spreadsheets_busy" } }]);
  });

  test("gathers nothing where too many wait already", async () => {
    const slow = () => new Worker("setTimeout(() => require('node:worker_threads').parentPort.postMessage({ written: new Uint8Array() }), 20);", { eval: true });
    const { writeFor } = openSpreadsheets(slow);
    const gather = vi.fn<() => Promise<SheetToWrite[]>>().mockResolvedValue([]);
    const asked = await Promise.allSettled(Array.from({ length: 12 }, (_, person) => writeFor(`${person}`, gather)));
    expect(gather).toHaveBeenCalledTimes(asked.filter(({ status }) => status === "fulfilled").length);
    expect(asked.at(-1)).toMatchObject({ status: "rejected", reason: { code: "unavailable", reason: "spreadsheets_busy" } });
  });

  test("hands on a mistake of its own as such", async () => {
    const broken = () => new Worker("throw new TypeError('a mistake')", { eval: true });
    await expect(openSpreadsheets(broken).read(new Uint8Array())).rejects.toThrow("a mistake");
  });
});
