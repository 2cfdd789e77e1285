/** What is not there is the same as nothing. */
const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** How a form that was filled in over `base` stands to what is stored now. */
export interface ComparedEdits<Field> {
  /** Fields that were changed here, to something else than what is stored. */
  changed: Field[];
  /** Of these the ones that somebody else has changed, too. */
  contested: Field[];
  /** Fields that somebody else has changed alone, or to the same as here. */
  followed: Field[];
}

/** Compares field by field what a form began with, what it holds and what is stored now; each may have fields that another lacks. Pure. */
export function compareEdits<Values extends object>(base: Values, values: Values, stored: Values): ComparedEdits<keyof Values & string> {
  const fields = [...new Set([base, values, stored].flatMap(Object.keys))] as (keyof Values & string)[];
  const isMoved = (field: keyof Values) => !same(stored[field], base[field]);
  const changed = fields.filter((field) => !same(values[field], base[field]) && !same(values[field], stored[field]));
  return {
    changed,
    contested: changed.filter(isMoved),
    followed: fields.filter((field) => isMoved(field) && !changed.includes(field)),
  };
}
