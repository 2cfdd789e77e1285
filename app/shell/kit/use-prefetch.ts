import { useNetwork } from "@mantine/hooks";
import { useConnection } from "../../realtime/realtime-provider.tsx";

/**
 * How a link fetches ahead: when it is pointed at, but never while the hub cannot be reached, where the router would load the
 * document anew because a page's code cannot be fetched, and the browser's error page would take the place of what is read.
 */
export function usePrefetch(): "intent" | "none" {
  const { online } = useNetwork();
  const lost = useConnection().phase === "lost";
  return online && !lost ? "intent" : "none";
}
