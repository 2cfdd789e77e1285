import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import { noteAnswer } from "../offline/last-answer.ts";
import type { ConnectionState } from "./connection-state.ts";
import { createSocketPort } from "./socket-port.ts";
import { StreamHub } from "./stream-hub.ts";
import type { StreamPort } from "./stream-port.ts";
import { useRevalidateSoon, type RevalidateSoon } from "./use-revalidate-soon.ts";

interface Realtime {
  /** Null while the page is made on the server. */
  hub: StreamHub | null;
  revalidateSoon: RevalidateSoon;
}

const RealtimeContext = createContext<Realtime | null>(null);

/** One socket for this tab; wakes it when the page is looked at again or the network is back. */
export function RealtimeProvider({ children, port }: { children: ReactNode; port?: StreamPort | undefined }) {
  const [hub] = useState(() => (typeof document === "undefined" ? null : new StreamHub(port ?? createSocketPort())));
  const revalidateSoon = useRevalidateSoon(() => hub?.connection.isOpen ?? false);
  const doubts = useRevalidateSoon(() => true);
  useEffect(() => {
    hub?.tell({
      onRightsInDoubt: () => void isReady().then((ready) => ready && doubts.request()),
      onRecovered: () => {
        revalidateSoon.request();
        revalidateSoon.flush();
      },
    });
  }, [hub, revalidateSoon, doubts]);

  useEffect(() => {
    if (!hub) return undefined;
    return hub.connection.watch(() => {
      const state = hub.connection.getState();
      if (state.phase !== "connecting") noteAnswer(state.phase === "lost" ? state.asOf : state.syncedAt);
    });
  }, [hub]);

  useEffect(() => {
    if (!hub) return undefined;
    const wake = () => {
      if (!document.hidden) hub.wake();
    };
    hub.start();
    document.addEventListener("visibilitychange", wake);
    window.addEventListener("pageshow", wake);
    window.addEventListener("online", wake);
    return () => {
      document.removeEventListener("visibilitychange", wake);
      window.removeEventListener("pageshow", wake);
      window.removeEventListener("online", wake);
      hub.stop();
    };
  }, [hub]);

  return <RealtimeContext.Provider value={useMemo(() => ({ hub, revalidateSoon }), [hub, revalidateSoon])}>{children}</RealtimeContext.Provider>;
}

/** Whether the hub answers at all; reading a page from one that does not would put an error in the page's place. */
async function isReady(): Promise<boolean> {
  return fetch("/readyz").then(
    (response) => response.ok,
    () => false,
  );
}

/** The tab's hub of streams; null outside of signed-in pages and on the server, where nothing is pushed. */
export function useRealtime(): Realtime | null {
  return useContext(RealtimeContext);
}

const connecting: ConnectionState = { phase: "connecting" };
const never = () => () => {};

/** How things stand between this page and the hub. */
export function useConnection(): ConnectionState {
  const connection = useRealtime()?.hub?.connection;
  return useSyncExternalStore(connection?.watch ?? never, connection?.getState ?? (() => connecting), () => connecting);
}
