import { useCallback, useEffect, useRef, useState } from "react";
import type { StreamEvent } from "../contracts/streams.ts";
import { useRealtime } from "./realtime-provider.tsx";

/** A stream and the number that the page's data are as of, as `me.streams` and loaders give them. */
export interface StreamPosition {
  stream: string;
  seq?: number;
}

export interface LiveOptions {
  /** Beginnings of the event types that matter to the page, such as `listing.`; all when absent. */
  types?: readonly string[];
  /** Do not move what the finger is about to press: count the changes and wait for `show`. */
  hold?: boolean;
}

export interface LiveUpdates {
  /** Changes that wait to be shown; always 0 without `hold`. */
  pending: number;
  /** Reads the page's data anew now. */
  show(): void;
}

/**
 * Reads the page's data anew whenever something happens in its streams, and after anything that may have been
 * missed: a lost connection, a phone that slept, a server that restarted.
 *
 *   useLiveRevalidate(useMe().streams, { types: ["listing.", "match."] });
 *   const updates = useLiveRevalidate(streams, { hold: true });  <UpdatesButton updates={updates} />
 */
export function useLiveRevalidate(streams: readonly StreamPosition[], options: LiveOptions = {}): LiveUpdates {
  const realtime = useRealtime();
  const [pending, setPending] = useState(0);
  const current = useRef({ streams, options });
  useEffect(() => {
    current.current = { streams, options };
  });

  const names = streams.map(({ stream }) => stream).join(" ");
  useEffect(() => {
    if (!realtime?.hub || names === "") return undefined;
    const { hub, revalidateSoon } = realtime;
    const listener = {
      onEvent({ type }: StreamEvent) {
        const { types, hold } = current.current.options;
        if (types && !types.some((beginning) => type.startsWith(beginning))) return;
        if (hold) setPending((count) => count + 1);
        else revalidateSoon.request();
      },
      onResync() {
        setPending(0);
        revalidateSoon.request();
      },
    };
    const seqOf = new Map(current.current.streams.map(({ stream, seq }) => [stream, seq]));
    const stops = names.split(" ").map((stream) => hub.follow(stream, seqOf.get(stream), { ...listener }));
    return () => stops.forEach((stop) => stop());
  }, [names, realtime]);

  const show = useCallback(() => {
    setPending(0);
    realtime?.revalidateSoon.request();
  }, [realtime]);
  return { pending, show };
}
