import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { previewView, type previewInput, type PreviewView } from "../../contracts/match-preview.ts";

/** A listing as far as it is written down. */
export type ListingDraft = z.input<typeof previewInput>;

export interface Preview {
  /** The newest answer; stays while the next one is under way. */
  answer: PreviewView | null;
  /** `lost`: nobody answered; it is asked again by itself. `failed`: a field is half typed. */
  state: "idle" | "asking" | "failed" | "lost";
}

/** Pause in typing after which the candidates are asked for. */
const QUIET_MS = 350;

/** Pause after which it is asked again when nobody answered, unless the device says sooner that the network is back. */
const AGAIN_MS = 5_000;

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
    let timer: ReturnType<typeof setTimeout>;
    const askIn = (waitMs: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), waitMs);
    };
    const ask = async () => {
      setPreview(({ answer, state }) => ({ answer, state: state === "lost" ? state : "asking" }));
      const answer = await askForPreview(body, controller.signal);
      if (newest.current !== body || controller.signal.aborted) return;
      setPreview((known) => (typeof answer === "string" ? { answer: known.answer, state: answer } : { answer, state: "idle" }));
      if (answer === "lost") askIn(AGAIN_MS);
    };
    const backOnline = () => askIn(0);
    askIn(QUIET_MS);
    window.addEventListener("online", backOnline);
    return () => {
      clearTimeout(timer);
      controller.abort();
      window.removeEventListener("online", backOnline);
    };
  }, [body]);
  return body === null ? { answer: null, state: "idle" } : preview;
}

/** The hub's answer; `failed` when it refused (a field is half typed), `lost` when it could not be reached. */
async function askForPreview(body: string, signal: AbortSignal): Promise<PreviewView | "failed" | "lost"> {
  try {
    const headers = { "Content-Type": "application/json", Accept: "application/json" };
    const response = await fetch("/api/v1/match/preview", { method: "POST", headers, body, signal, credentials: "same-origin" });
    if (!response.ok) return "failed";
    const parsed = previewView.safeParse(await response.json());
    return parsed.success ? parsed.data : "failed";
  } catch {
    return "lost";
  }
}
