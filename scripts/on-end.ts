const LOOK_MS = 500;
/** Who began this process, read as it begins: the one it has later may be nobody's. */
const parent = process.ppid;

/**
 * Calls when the process is to end: on a signal, and under `npm run` also when npm is gone, which hands a signal on to its
 * shell only. Nothing is called for a program that merely outlives who began it.
 */
export function onEnd(end: (signal: NodeJS.Signals) => void): void {
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => end(signal));
  if (process.env.npm_lifecycle_event === undefined) return;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    end("SIGTERM");
  }, LOOK_MS);
  look.unref();
}
