import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { dayOf } from "../i18n/shanghai-time.ts";

const ServerTimeContext = createContext<string | null>(null);

/** Passes on the server's time of this page's data, so that a phone with a wrong clock shows the right time left. */
export function ClockProvider({ serverNow, children }: { serverNow: string; children: ReactNode }) {
  return <ServerTimeContext.Provider value={serverNow}>{children}</ServerTimeContext.Provider>;
}

/**
 * The present by the server's clock. The first value is the loader's, alike on server and browser;
 * afterwards it moves every `everyMs` (default: half a minute).
 */
export function useNow(everyMs = 30_000): Date {
  const serverNow = useContext(ServerTimeContext);
  const [now, setNow] = useState(() => (serverNow === null ? new Date() : new Date(serverNow)));

  useEffect(() => {
    const skewMs = serverNow === null ? 0 : Date.parse(serverNow) - Date.now();
    const tick = () => setNow(new Date(Date.now() + skewMs));
    tick();
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [serverNow, everyMs]);

  return now;
}

/** Today in China, `YYYY-MM-DD`. */
export function useToday(): string {
  const now = useNow();
  return useMemo(() => dayOf(now), [now]);
}
