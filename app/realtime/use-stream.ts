import { useEffect, useRef } from "react";
import type { StreamEvent } from "../contracts/streams.ts";
import { useRealtime } from "./realtime-provider.tsx";

/**
 * Hands a stream's events to a page that shows them itself (a live meeting), in order and once, from the number on
 * that its loader's data are as of. When events were lost for good the page's data are read anew; `onResync` is told
 * before.
 *
 *   useStream(`meeting:${meeting.id}`, meeting.seq, (event) => dispatch(event));
 */
export function useStream(
  stream: string | null,
  fromSeq: number | undefined,
  onEvent: (event: StreamEvent) => void,
  onResync?: () => void,
): void {
  const realtime = useRealtime();
  const current = useRef({ fromSeq, onEvent, onResync });
  useEffect(() => {
    current.current = { fromSeq, onEvent, onResync };
  });

  useEffect(() => {
    if (stream === null || !realtime?.hub) return undefined;
    const { hub, revalidateSoon } = realtime;
    return hub.follow(stream, current.current.fromSeq, {
      onEvent: (event) => current.current.onEvent(event),
      onResync() {
        current.current.onResync?.();
        revalidateSoon.request();
      },
    });
  }, [stream, realtime]);
}
