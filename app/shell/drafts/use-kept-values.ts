import { useState } from "react";
import { useMe } from "../shell-data.ts";
import { useDeviceDraft } from "./use-device-draft.ts";

/** What a text can hold and give back as it was. */
export type KeptValue = string | number | boolean | null | readonly KeptValue[] | { readonly [name: string]: KeptValue };

/**
 * The values of a form that must survive a reload, a closed page and a lost network: kept on this device for this
 * person under `name` until `forget`, which also empties the form, or `revert`, which takes back what was typed.
 * `sameBase`: for a form that changes something stored; what was typed over another content than today's is not brought
 * back, lest it undoes what others changed meanwhile, and `forget` leaves in the form what is stored now.
 *
 *   const { values, set, forget } = useKeptValues(`delivery:${id}`, { value: "", note: "" });
 *   <TextInput value={values.note} onChange={(event) => set({ note: event.currentTarget.value })} />
 */
export function useKeptValues<Values extends Record<string, KeptValue>>(name: string, initial: Values, { sameBase = false } = {}) {
  const person = useMe().person.id;
  const [values, setValues] = useState(initial);
  const set = (change: Partial<Values>) => setValues((now) => ({ ...now, ...change }));
  const draft = useDeviceDraft(`${person}:${name}`, values, set, { sameBase });
  return {
    values,
    set,
    /** Whether anything differs from what the form began with. */
    isChanged: JSON.stringify(values) !== JSON.stringify(initial),
    forget() {
      draft.forget();
      if (!sameBase) setValues(initial);
    },
    revert() {
      draft.forget();
      setValues(initial);
    },
  };
}
