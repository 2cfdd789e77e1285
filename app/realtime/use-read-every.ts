import { useEffect } from "react";
import { useRealtime } from "./realtime-provider.tsx";

/** Reads the page's data anew at an interval, while it is in sight: for figures that change without an event. */
export function useReadEvery(ms: number): void {
  const realtime = useRealtime();
  useEffect(() => {
    if (!realtime) return undefined;
    const timer = setInterval(() => realtime.revalidateSoon.request(), ms);
    return () => clearInterval(timer);
  }, [ms, realtime]);
}
