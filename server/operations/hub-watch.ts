import { jobNames, type Delays, type JobName, type JobState } from "../../app/contracts/operations.ts";
import type { Clock } from "../clock.ts";
import type { Room } from "../database/read-room.ts";
import type { JobRun } from "../jobs/run-jobs.ts";
import { createRecentDelays } from "./recent-delays.ts";

/** What is asked only when somebody looks. */
export interface WatchedParts {
  openSockets(): number;
  /** People with at least one socket. */
  peopleOnline(): number;
  isFollowing(): boolean;
  /** Null where the database is not the hub's own. */
  readRoom(): Promise<Room | null>;
}

/** This process, watched from its start. */
export interface HubWatch {
  readonly startedAt: Date;
  /** A change was pushed so long after it was stored. */
  pushed(afterMs: number): void;
  jobRan(run: JobRun): void;
  /** Names the parts, once they are put together. */
  observe(parts: WatchedParts): void;
  parts(): WatchedParts | undefined;
  read(): { push: Delays; loop: Delays; jobs: JobState[] };
  close(): void;
}

/** How often is looked how late the process comes to what is due. */
const LOOP_SAMPLE_MS = 100;

export function createHubWatch({ now }: Clock): HubWatch {
  const push = createRecentDelays();
  const loop = createRecentDelays();
  const jobs = new Map<JobName, JobState>();
  let watched: WatchedParts | undefined;
  let due = performance.now() + LOOP_SAMPLE_MS;
  const sampling = setInterval(() => {
    loop.record(Math.max(0, performance.now() - due));
    due = performance.now() + LOOP_SAMPLE_MS;
  }, LOOP_SAMPLE_MS).unref();
  return {
    startedAt: now(),
    pushed: push.record,
    jobRan({ name, everySeconds, at, ms, failed }) {
      const failures = (jobs.get(name)?.failures ?? 0) + (failed ? 1 : 0);
      jobs.set(name, { name, everySeconds, lastAt: at.toISOString(), lastMs: ms, failing: failed, failures });
    },
    observe(parts) {
      watched = parts;
    },
    parts: () => watched,
    read: () => ({ push: push.read(), loop: loop.read(), jobs: jobNames.flatMap((name) => jobs.get(name) ?? []) }),
    close: () => clearInterval(sampling),
  };
}
