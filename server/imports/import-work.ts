import type { Log } from "../log.ts";

/** What goes on with imports after the request that began it was answered. */
export interface ImportWork {
  /** Begins it; what fails is logged, and carried on by the sweep. */
  begin(id: string, work: () => Promise<void>): void;
  /** Whether the hub is being closed: then no further batch is begun, and the next start carries on. */
  isEnding(): boolean;
  /** Resolves when nothing goes on any more. */
  end(): Promise<void>;
}

export function createImportWork(log: Log): ImportWork {
  const running = new Set<Promise<void>>();
  let ending = false;
  return {
    begin(id, work) {
      const run = work()
        .catch((error: unknown) => log.error({ err: error, import: id }, "an import stopped, and is carried on later"))
        .finally(() => running.delete(run));
      running.add(run);
    },
    isEnding: () => ending,
    async end() {
      ending = true;
      await Promise.all(running);
    },
  };
}
