import { useNavigation, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useMemo, useRef } from "react";

/** Events of one change come in a burst; one reading for all of them. */
const QUIET_MS = 150;
const LONGEST_WAIT_MS = 1_000;

export interface RevalidateSoon {
  /** Asks for the page's data to be read anew; many requests become one. */
  request(): void;
  /** Carries out what had to wait, for instance because the page was cut off or out of sight. */
  flush(): void;
}

/**
 * Reads the page's data anew, soon and once for many requests. Waits while the page is out of sight, while a
 * navigation is under way (it reads anyway) and while `mayRead` says no: a reading without network would replace the
 * page, with everything typed into it, by an error.
 */
export function useRevalidateSoon(mayRead: () => boolean): RevalidateSoon {
  const { revalidate, state } = useRevalidator();
  const navigation = useNavigation();
  const idle = state === "idle" && navigation.state === "idle";
  const waiting = useRef<{ timer?: ReturnType<typeof setTimeout>; since: number | null }>({ since: null });
  const current = useRef({ idle, revalidate, mayRead });
  useEffect(() => {
    current.current = { idle, revalidate, mayRead };
  });

  const flush = useCallback(() => {
    const now = current.current;
    clearTimeout(waiting.current.timer);
    if (waiting.current.since === null || !now.idle || document.hidden || !now.mayRead()) return;
    waiting.current.since = null;
    void now.revalidate();
  }, []);

  const request = useCallback(() => {
    const { current: wait } = waiting;
    wait.since ??= Date.now();
    clearTimeout(wait.timer);
    wait.timer = setTimeout(flush, Math.min(QUIET_MS, Math.max(0, wait.since + LONGEST_WAIT_MS - Date.now())));
  }, [flush]);

  // A reading that began before the last request may not have seen its cause.
  useEffect(() => {
    if (idle) flush();
  }, [idle, flush]);
  useEffect(() => {
    document.addEventListener("visibilitychange", flush);
    const { current: wait } = waiting;
    return () => {
      document.removeEventListener("visibilitychange", flush);
      clearTimeout(wait.timer);
    };
  }, [flush]);

  return useMemo(() => ({ request, flush }), [request, flush]);
}
