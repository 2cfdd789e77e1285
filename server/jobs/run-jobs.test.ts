import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { systemClock } from "../clock.ts";
import type { Log } from "../log.ts";
import { runJobs, type Job } from "./run-jobs.ts";

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-11-22T06:30:00.400Z") }));
afterEach(() => void vi.useRealTimers());

const log = { error: () => undefined } as unknown as Log;

/** Runs a job of every five seconds; in which seconds from the start it began. */
async function beginsWithin(seconds: number, work: Job["run"]): Promise<number[]> {
  const began: number[] = [];
  const from = Date.now();
  const run = () => {
    began.push(Math.floor((Date.now() - from) / 1_000));
    return work();
  };
  const jobs = runJobs([{ name: "robots", everySeconds: 5, run }], { log, clock: systemClock, onRun: () => undefined });
  await vi.advanceTimersByTimeAsync(seconds * 1_000);
  await jobs.stop();
  return began;
}

it("runs a job at once and then at its interval, also one that fails", async () => {
  expect(await beginsWithin(12, () => Promise.reject(new Error("refused")))).toEqual([0, 5, 10]);
});

it("does not run a job while it still runs, from the first time on", async () => {
  expect(await beginsWithin(18, () => new Promise((resolve) => setTimeout(resolve, 7_000)))).toEqual([0, 10]);
});
