import { useEffect, useRef, useState } from "react";
import { emptyValues, type FormValues } from "./form-values.ts";

interface StoredDraft {
  values: FormValues;
  at: string;
}

const DELAY_MS = 600;

/**
 * Keeps what was typed on this device, so that a lost network or a closed page loses nothing. `onFound` gets what an
 * earlier visit left. Without room or permission on the device it only does not save.
 */
export function useDeviceDraft(key: string | null, values: FormValues, onFound: (values: FormValues) => void) {
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const found = useRef(onFound);
  const [start] = useState(() => JSON.stringify(values));
  const written = useRef(start);

  useEffect(() => {
    const draft = key === null ? null : readDraft(key);
    if (!draft) return undefined;
    written.current = JSON.stringify(draft.values);
    // After the page has come to life: what the device holds is no part of what the server wrote.
    const timer = setTimeout(() => {
      setSavedAt(draft.at);
      found.current(draft.values);
    });
    return () => clearTimeout(timer);
  }, [key]);

  useEffect(() => {
    const text = JSON.stringify(values);
    if (key === null || text === written.current) return undefined;
    const timer = setTimeout(() => {
      written.current = text;
      const at = new Date().toISOString();
      if (store(key, JSON.stringify({ values, at } satisfies StoredDraft))) setSavedAt(at);
    }, DELAY_MS);
    return () => clearTimeout(timer);
  }, [key, values]);

  return {
    /** When it was saved last; null while nothing is. */
    savedAt,
    forget() {
      if (key !== null) store(key, null);
      written.current = start;
      setSavedAt(null);
    },
  };
}

function readDraft(key: string): StoredDraft | null {
  try {
    const text = localStorage.getItem(key);
    if (text === null) return null;
    const { values, at } = JSON.parse(text) as Partial<StoredDraft>;
    return values && typeof at === "string" ? { values: { ...emptyValues, ...values }, at } : null;
  } catch {
    return null;
  }
}

function store(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
