import { useEffect } from "react";

declare global {
  interface Window {
    earlySubmit?: { form: HTMLFormElement | null; hold(event: Event): void };
  }
}

/**
 * Runs before anything else of the page: holds a form that is sent before its script has arrived. Without it the
 * browser would send it by itself, with a password in the address.
 */
const HOLD =
  "(()=>{const early=window.earlySubmit={form:null,hold(event){event.preventDefault();early.form=event.target}};" +
  'addEventListener("submit",early.hold,true)})()';

export function EarlySubmitScript({ nonce }: { nonce: string }) {
  return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: HOLD }} />;
}

/** Sends what was held, now that the page can answer. */
export function useReplayEarlySubmit(): void {
  useEffect(() => {
    const early = window.earlySubmit;
    if (!early) return;
    window.earlySubmit = undefined;
    window.removeEventListener("submit", early.hold, true);
    if (early.form?.isConnected) early.form.requestSubmit();
  }, []);
}
