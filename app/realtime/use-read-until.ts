import { useEffect } from "react";
import { useRealtime } from "./realtime-provider.tsx";

/** Wait before the first reading, and the longest between two. */
const FIRST_MS = 1_000;
const LONGEST_MS = 15_000;

/**
 * Reads the page's data anew, ever less often, until what the hub is still working out is there. For what ends without an
 * event: a listing for which nothing was found, an engine that has started.
 *
 *   useReadUntil(!isMatching);
 */
export function useReadUntil(done: boolean): void {
  const realtime = useRealtime();
  useEffect(() => {
    if (done || !realtime) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (waitMs: number) => {
      timer = setTimeout(() => {
        realtime.revalidateSoon.request();
        wait(Math.min(LONGEST_MS, waitMs * 1.5));
      }, waitMs);
    };
    wait(FIRST_MS);
    return () => clearTimeout(timer);
  }, [done, realtime]);
}
