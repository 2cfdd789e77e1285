import { useEffect, useRef, useState } from "react";
import { readDraft, writeDraft } from "./device-drafts.ts";

const DELAY_MS = 600;

/**
 * Keeps what was typed on this device, so that a lost network or a closed page loses nothing. `onFound` gets what an
 * earlier visit left and, where `base` is given, what it was typed over; without it the first values are what nothing was
 * typed into. Without room or permission on the device it only does not save.
 */
export function useDeviceDraft<Values extends object>(
  key: string | null,
  values: Values,
  onFound: (values: Partial<Values>, base: Partial<Values>) => void,
  base?: Values,
) {
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const found = useRef(onFound);
  const [start] = useState(() => JSON.stringify(values));
  const isOver = base !== undefined;
  const untouched = base ? JSON.stringify(base) : start;
  const written = useRef(start);
  const pending = useRef<(() => void) | null>(null);
  const latest = useRef<() => void>(() => {});

  // Who leaves right after the last word has not waited for it to be written. First of the effects, so that its end is, too.
  useEffect(() => {
    const flush = () => pending.current?.();
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, []);

  useEffect(() => {
    const draft = key === null ? null : readDraft<Values>(key);
    if (!draft || (isOver && !draft.base)) return undefined;
    // After the page has come to life: what the device holds is no part of what the server wrote.
    const timer = setTimeout(() => {
      setSavedAt(draft.at);
      found.current(draft.values, draft.base ?? {});
    });
    return () => clearTimeout(timer);
  }, [key, isOver]);

  useEffect(() => {
    const text = JSON.stringify(values);
    if (key === null) return undefined;
    const write = () => {
      pending.current = null;
      // Sent and forgotten meanwhile.
      if (text === written.current) return;
      written.current = text;
      const at = new Date().toISOString();
      if (text === untouched) {
        writeDraft(key, null);
        setSavedAt(null);
      } else if (writeDraft(key, { values, at, ...(base && { base }) })) setSavedAt(at);
    };
    latest.current = write;
    if (text === written.current) return undefined;
    pending.current = write;
    const timer = setTimeout(write, DELAY_MS);
    return () => {
      clearTimeout(timer);
      pending.current = null;
    };
  }, [key, values, untouched, base]);

  return {
    /** When it was saved last; null while nothing is. */
    savedAt,
    /** Forgets these values; what was typed since is kept. */
    forget() {
      if (key !== null) writeDraft(key, null);
      written.current = JSON.stringify(values);
      setSavedAt(null);
      latest.current();
    },
  };
}
