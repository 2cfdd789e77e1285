import { useState } from "react";
import { useMe } from "../shell-data.ts";
import { useDeviceDraft } from "./use-device-draft.ts";

/** What a text can hold and give back as it was. */
export type KeptValue = string | number | boolean | null | readonly KeptValue[] | { readonly [name: string]: KeptValue };

/**
 * The values of a form that must survive a reload, a closed page and a lost network: kept on this device for this
 * person under `name` until `forget`, which also empties the form. A form that changes something stored has
 * `useEditedValues`.
 *
 *   const { values, set, forget } = useKeptValues(`delivery:${id}`, { value: "", note: "" });
 *   <TextInput value={values.note} onChange={(event) => set({ note: event.currentTarget.value })} />
 */
export function useKeptValues<Values extends Record<string, KeptValue>>(name: string, initial: Values) {
  const person = useMe().person.id;
  const [values, setValues] = useState(initial);
  const set = (change: Partial<Values>) => setValues((now) => ({ ...now, ...change }));
  const draft = useDeviceDraft(`${person}:${name}`, values, set);
  return {
    values,
    set,
    /** What was typed since these values were sent stays. */
    forget() {
      draft.forget();
      setValues((now) => (JSON.stringify(now) === JSON.stringify(values) ? initial : now));
    },
  };
}
