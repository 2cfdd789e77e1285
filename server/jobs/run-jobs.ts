import { Cron } from "croner";
import type { JobName } from "../../app/contracts/operations.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";

/**
 * Something the clock does. It may run on several processes at once and must change nothing the second time:
 * its updates are guarded by the state they expect.
 */
export interface Job {
  name: JobName;
  everySeconds: number;
  run(): Promise<unknown>;
}

/** A run of a job that is over. */
export interface JobRun {
  name: JobName;
  everySeconds: number;
  /** When it began. */
  at: Date;
  ms: number;
  failed: boolean;
}

/** Runs each job at once and then at its interval, never twice at a time; a failure is logged and the next run tries again. */
export function runJobs(jobs: Job[], { log, clock, onRun }: { log: Log; clock: Clock; onRun: (run: JobRun) => void }): { stop(): Promise<void> } {
  const running = new Set<Promise<unknown>>();
  const once = async (job: Job): Promise<void> => {
    const { name, everySeconds } = job;
    const at = clock.now();
    const began = performance.now();
    const attempt = job.run();
    running.add(attempt);
    let failed = false;
    try {
      await attempt;
    } catch (error) {
      failed = true;
      log.error({ err: error, job: name }, "job failed");
    } finally {
      running.delete(attempt);
      onRun({ name, everySeconds, at, ms: performance.now() - began, failed });
    }
  };
  const timers = jobs.map((job) => {
    const { everySeconds } = job;
    // Without a start the pattern matches the very next second, whatever the interval.
    const startAt = new Date(Date.now() + everySeconds * 1_000);
    return new Cron("* * * * * *", { interval: everySeconds, startAt, protect: true, unref: true }, () => once(job));
  });
  // By the timer itself, which does not begin the next run while this one goes on.
  for (const timer of timers) void timer.trigger();
  return {
    async stop() {
      for (const timer of timers) timer.stop();
      await Promise.allSettled(running);
    },
  };
}
