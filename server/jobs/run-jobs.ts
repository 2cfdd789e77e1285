import { Cron } from "croner";
import type { Log } from "../log.ts";

/**
 * Something the clock does. It may run on several processes at once and must change nothing the second time:
 * its updates are guarded by the state they expect.
 */
export interface Job {
  name: string;
  everySeconds: number;
  run(): Promise<unknown>;
}

/** Runs each job at once and then at its interval, never twice at a time; a failure is logged and the next run tries again. */
export function runJobs(jobs: Job[], log: Log): { stop(): Promise<void> } {
  const running = new Set<Promise<unknown>>();
  const once = async (job: Job): Promise<void> => {
    const attempt = job.run();
    running.add(attempt);
    try {
      await attempt;
    } catch (error) {
      log.error({ err: error, job: job.name }, "job failed");
    } finally {
      running.delete(attempt);
    }
  };
  for (const job of jobs) void once(job);
  const timers = jobs.map(
    (job) => new Cron("* * * * * *", { interval: job.everySeconds, protect: true, unref: true }, () => once(job)),
  );
  return {
    async stop() {
      for (const timer of timers) timer.stop();
      await Promise.allSettled(running);
    },
  };
}
