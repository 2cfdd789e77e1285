import { useState } from "react";
import { useMe } from "../shell-data.ts";
import { compareEdits } from "./compare-edits.ts";
import { useDeviceDraft } from "./use-device-draft.ts";
import type { KeptValue } from "./use-kept-values.ts";

/**
 * The values of a form over something stored that others may change while it is open: `stored` is what the page shows
 * now. What was not touched follows it; what was changed here stays and alone belongs into the command (`changed`), and
 * what somebody else has changed as well is named (`contested`), so that nobody writes over it unawares. What was typed is
 * kept on this device as `useKeptValues` keeps it, with what it was typed over: it comes back over a later content, too.
 *
 *   const { values, set, changed, contested } = useEditedValues(`item:${item.id}`, { title: item.title, text: item.text });
 */
export function useEditedValues<Values extends Record<string, KeptValue>>(name: string, stored: Values) {
  const person = useMe().person.id;
  const [values, setValues] = useState(stored);
  const [base, setBase] = useState(stored);
  const [sent, setSent] = useState<{ values: Values; over: string } | null>(null);
  const set = (change: Partial<Values>) => setValues((now) => ({ ...now, ...change }));
  const draft = useDeviceDraft(
    `${person}:${name}`,
    values,
    (found, over) => {
      setBase({ ...stored, ...over });
      setValues({ ...stored, ...found });
    },
    base,
  );
  // What was saved stays in sight until the page has read it anew; then what is stored counts, also where somebody has set it back.
  if (sent !== null && sent.over !== JSON.stringify(stored)) setSent(null);
  const current = sent !== null && sent.over === JSON.stringify(stored) ? sent.values : stored;
  const { changed, contested, followed } = compareEdits(base, values, current);
  if (followed.length > 0) {
    const news = Object.fromEntries(followed.map((key) => [key, current[key] ?? null])) as Partial<Values>;
    setBase({ ...base, ...news });
    set(news);
  }
  return {
    values,
    set,
    isChanged: changed.length > 0,
    changed,
    contested,
    /** Once these values are saved: they are what is stored, and what was typed since was typed over them. */
    forget() {
      draft.forget();
      setBase(values);
      setSent({ values, over: JSON.stringify(stored) });
    },
    /** Takes back what was changed here. */
    revert() {
      draft.forget();
      setBase(current);
      setValues(current);
    },
  };
}
