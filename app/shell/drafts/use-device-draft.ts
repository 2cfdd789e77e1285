import { useEffect, useRef, useState } from "react";
import { readDraft, writeDraft } from "./device-drafts.ts";

const DELAY_MS = 600;

/**
 * Keeps what was typed on this device, so that a lost network or a closed page loses nothing. `onFound` gets what an
 * earlier visit left; with `sameBase` only what was typed over the same first values. Without room or permission on the device it only does not save.
 */
export function useDeviceDraft<Values extends object>(
  key: string | null,
  values: Values,
  onFound: (values: Partial<Values>) => void,
  { sameBase = false } = {},
) {
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const found = useRef(onFound);
  const [start] = useState(() => JSON.stringify(values));
  const written = useRef(start);
  const pending = useRef<(() => void) | null>(null);

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
    if (!draft || (sameBase && draft.base !== start)) return undefined;
    // After the page has come to life: what the device holds is no part of what the server wrote.
    const timer = setTimeout(() => {
      setSavedAt(draft.at);
      found.current(draft.values);
    });
    return () => clearTimeout(timer);
  }, [key, sameBase, start]);

  useEffect(() => {
    const text = JSON.stringify(values);
    if (key === null || text === written.current) return undefined;
    const write = () => {
      pending.current = null;
      // Sent and forgotten meanwhile.
      if (text === written.current) return;
      written.current = text;
      const at = new Date().toISOString();
      if (text === start) {
        writeDraft(key, null);
        setSavedAt(null);
      } else if (writeDraft(key, { values, at, ...(sameBase && { base: start }) })) setSavedAt(at);
    };
    pending.current = write;
    const timer = setTimeout(write, DELAY_MS);
    return () => {
      clearTimeout(timer);
      pending.current = null;
    };
  }, [key, values, start, sameBase]);

  return {
    /** When it was saved last; null while nothing is. */
    savedAt,
    forget() {
      if (key !== null) writeDraft(key, null);
      written.current = JSON.stringify(values);
      setSavedAt(null);
    },
  };
}
