import type { Clock } from "../clock.ts";

/** A clock that a story can set: the demo county's past happens on the days on which it is said to have happened. */
export interface StoryClock extends Clock {
  /** From now on it stands at this instant, or at the present where that is still ahead, until it is told another one. */
  goTo(instant: Date): void;
  /** The story has reached the present: it runs with the real clock again. */
  release(): void;
}

/** Runs with `real` until the first `goTo`. */
export function createStoryClock(real: Clock): StoryClock {
  let told: Date | null = null;
  return {
    now: () => new Date(told ?? real.now()),
    goTo(instant) {
      told = new Date(Math.min(instant.getTime(), real.now().getTime()));
    },
    release() {
      told = null;
    },
  };
}
