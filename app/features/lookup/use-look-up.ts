import { useEffect, useState, type KeyboardEvent } from "react";
import { lookUp, namesOf, type Choice, type Lookup } from "./look-up.ts";

const DELAY_MS = 150;

export interface LookUpOptions {
  what: Lookup;
  /** What is looked for; "" for what is at the top. */
  typed: string;
  /** County whose divisions come first. */
  within: string | undefined;
  /** Nothing is asked while the list is closed. */
  opened: boolean;
}

/** What answers to what is typed into a picker from the reference data, read while typing. */
export function useLookUp({ what, typed, within, opened }: LookUpOptions) {
  const [answer, setAnswer] = useState<{ to: string; choices: Choice[] }>({ to: "", choices: [] });
  useEffect(() => {
    if (!opened) return undefined;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      lookUp(what, typed, within, controller.signal).then((choices) => setAnswer({ to: typed, choices }), () => undefined);
    }, DELAY_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [opened, typed, what, within]);
  return {
    choices: answer.choices,
    /**
     * Enter sends no form, and takes the first that answers to what was typed, never one of an older answer, which may
     * still be shown while the new one is on its way. One that the arrows have reached the picker takes itself.
     */
    onEnter(event: KeyboardEvent<HTMLInputElement>, take: (first: Choice) => void) {
      if (event.key !== "Enter" || !opened || event.nativeEvent.isComposing) return;
      event.preventDefault();
      const [first] = answer.choices;
      if (event.currentTarget.hasAttribute("aria-activedescendant") || !typed || answer.to !== typed || !first) return;
      take(first);
    },
  };
}

/** The names of codes, each asked for once; a code whose name is not known yet, or never, stands for itself. */
export function useNames(what: Lookup, codes: readonly string[]) {
  const [names, setNames] = useState<Record<string, string>>({});
  const unknown = codes.filter((code) => names[code] === undefined).join();
  useEffect(() => {
    if (unknown === "") return undefined;
    const controller = new AbortController();
    const asked = unknown.split(",");
    namesOf(what, asked, controller.signal).then(
      (found) => setNames((known) => ({ ...known, ...Object.fromEntries([...asked.map((code) => [code, code]), ...found.map(({ value, label }) => [value, label])]) })),
      () => undefined,
    );
    return () => controller.abort();
  }, [what, unknown]);
  return {
    choices: codes.map((code): Choice => ({ value: code, label: names[code] ?? code })),
    learn: ({ value, label }: Choice) => setNames((known) => ({ ...known, [value]: label })),
  };
}
