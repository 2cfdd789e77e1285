import { useState } from "react";
import { compareEdits } from "./compare-edits.ts";
import { useKeptValues, type KeptValue } from "./use-kept-values.ts";

/**
 * The values of a form over something stored that others may change while it is open: `stored` is what the page shows
 * now. What was not touched follows it; what was changed here stays and alone belongs into the command (`changed`), and
 * what somebody else has changed as well is named (`contested`), so that nobody writes over it unawares.
 *
 *   const { values, set, changed, contested } = useEditedValues(`item:${item.id}`, { title: item.title, text: item.text });
 */
export function useEditedValues<Values extends Record<string, KeptValue>>(name: string, stored: Values) {
  const kept = useKeptValues(name, stored, { sameBase: true });
  const [base, setBase] = useState(stored);
  const { values, set } = kept;
  const { changed, contested, followed } = compareEdits(base, values, stored);
  if (followed.length > 0) {
    const news = Object.fromEntries(followed.map((key) => [key, stored[key]])) as Partial<Values>;
    setBase({ ...base, ...news });
    set(news);
  }
  return {
    ...kept,
    isChanged: changed.length > 0,
    changed,
    contested,
  };
}
