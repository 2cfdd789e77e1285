import { useState } from "react";
import { useMe } from "../shell-data.ts";
import { useDeviceDraft } from "./use-device-draft.ts";

/**
 * The values of a form that must survive a reload, a closed page and a lost network: kept on this device for this
 * person under `name` until `forget`, which also empties the form.
 *
 *   const { values, set, forget } = useKeptValues(`delivery:${id}`, { value: "", note: "" });
 *   <TextInput value={values.note} onChange={(event) => set({ note: event.currentTarget.value })} />
 */
export function useKeptValues<Values extends Record<string, string | number | boolean | null>>(name: string, initial: Values) {
  const person = useMe().person.id;
  const [values, setValues] = useState(initial);
  const set = (change: Partial<Values>) => setValues((now) => ({ ...now, ...change }));
  const draft = useDeviceDraft(`lianmeng:draft:${person}:${name}`, values, set);
  return {
    values,
    set,
    forget() {
      draft.forget();
      setValues(initial);
    },
  };
}
