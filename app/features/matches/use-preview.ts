import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { previewView, type previewInput, type PreviewView } from "../../contracts/match-preview.ts";

/** A listing as far as it is written down. */
export type ListingDraft = z.input<typeof previewInput>;

export interface Preview {
  /** The newest answer; stays while the next one is under way. */
  answer: PreviewView | null;
  state: "idle" | "asking" | "failed";
}

/** Pause in typing after which the candidates are asked for. */
const QUIET_MS = 350;

/**
 * Candidates for a listing while it is written. Asked for after a pause; an answer that was overtaken is dropped.
 * Not a command with a key, because nothing is changed and every keystroke would leave a record of its own.
 */
export function usePreview(draft: ListingDraft | null): Preview {
  const [preview, setPreview] = useState<Preview>({ answer: null, state: "idle" });
  const body = draft && JSON.stringify(draft);
  const newest = useRef(body);
  useEffect(() => {
    newest.current = body;
    if (body === null) return undefined;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      setPreview(({ answer }) => ({ answer, state: "asking" }));
      const answer = await askForPreview(body, controller.signal);
      if (newest.current !== body || controller.signal.aborted) return;
      setPreview((known) => (answer ? { answer, state: "idle" } : { answer: known.answer, state: "failed" }));
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [body]);
  return body === null ? { answer: null, state: "idle" } : preview;
}

/** The hub's answer, or null when it refused (a field is half typed) or could not be reached. */
async function askForPreview(body: string, signal: AbortSignal): Promise<PreviewView | null> {
  try {
    const headers = { "Content-Type": "application/json", Accept: "application/json" };
    const response = await fetch("/api/v1/match/preview", { method: "POST", headers, body, signal, credentials: "same-origin" });
    if (!response.ok) return null;
    const parsed = previewView.safeParse(await response.json());
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
