const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** How a form that was filled in over `base` stands to what is stored now. */
export interface ComparedEdits<Field> {
  /** Fields that were changed here. */
  changed: Field[];
  /** Of these the ones that somebody else has changed, too, to something else. */
  contested: Field[];
  /** Fields that only somebody else has changed. */
  followed: Field[];
}

/** Compares field by field what a form began with, what it holds and what is stored now. Pure. */
export function compareEdits<Values extends object>(base: Values, values: Values, stored: Values): ComparedEdits<keyof Values & string> {
  const fields = Object.keys(base) as (keyof Values & string)[];
  const isMoved = (field: keyof Values) => !same(stored[field], base[field]);
  const changed = fields.filter((field) => !same(values[field], base[field]));
  return {
    changed,
    contested: changed.filter((field) => isMoved(field) && !same(stored[field], values[field])),
    followed: fields.filter((field) => isMoved(field) && !changed.includes(field)),
  };
}
