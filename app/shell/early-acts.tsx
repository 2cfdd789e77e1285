import { useEffect } from "react";

/** What the reader did before the page's script had taken over. */
interface EarlyActs {
  /** A form that was sent. */
  form: HTMLFormElement | null;
  /** What was typed, by field. */
  typed: Map<HTMLInputElement | HTMLTextAreaElement, string>;
  /** The button that was pressed last, if it sends no form. */
  pressed: HTMLButtonElement | null;
  submit(event: Event): void;
  input(event: Event): void;
  click(event: Event): void;
}

declare global {
  interface Window {
    earlyActs?: EarlyActs;
  }
}

const KINDS = ["submit", "input", "click"] as const;

/**
 * Runs before anything else of the page. A form that is sent before its script has arrived the browser would send by itself, with a
 * password in the address; what was typed until then React would empty; and a button would do nothing.
 */
const HOLD = `(()=>{
const early=window.earlyActs={form:null,typed:new Map(),pressed:null,
submit(event){event.preventDefault();early.form=event.target},
input({target}){if(/^(INPUT|TEXTAREA)$/.test(target.tagName)&&!/^(checkbox|radio|file)$/.test(target.type))early.typed.set(target,target.value)},
click({target}){const button=target.closest("button");early.pressed=button&&button.type!=="submit"?button:null}};
for(const kind of ${JSON.stringify(KINDS)})addEventListener(kind,early[kind],true)})()`;

export function EarlyActsScript({ nonce }: { nonce: string }) {
  return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: HOLD }} />;
}

/** From here on React itself sees to it that a press reaches what it takes over. */
export function endEarlyPresses(): void {
  if (window.earlyActs) window.removeEventListener("click", window.earlyActs.click, true);
}

/** Does what was held, now that the page can answer: what was typed, what was sent, what was pressed. */
export function useReplayEarlyActs(): void {
  useEffect(() => {
    const early = window.earlyActs;
    if (!early) return;
    window.earlyActs = undefined;
    for (const kind of KINDS) window.removeEventListener(kind, early[kind], true);
    for (const [field, text] of early.typed) if (field.isConnected) typeInto(field, text);
    // By then the page has taken in what was typed.
    setTimeout(() => {
      if (early.form?.isConnected) early.form.requestSubmit();
      else if (early.pressed?.isConnected) early.pressed.click();
    });
  }, []);
}

/** Sets a field as a person does, so that React hears of it: it takes a value for told that was set through the field itself. */
function typeInto(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = "";
  const { prototype } = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(prototype, "value")!.set!.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
