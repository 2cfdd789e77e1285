import { MOST_LIST_FIELDS_EVER, type ListFieldInput, type ListFieldView } from "../../../app/contracts/further-lists.ts";
import { AppError, conflict, type FieldFault } from "../../errors.ts";
import type { ListingReference } from "../listing-dependencies.ts";

/** A list's own fields, and how many keys were ever given. */
export interface KeptFields {
  fields: ListFieldView[];
  fieldsEver: number;
}

/**
 * A list's own fields after its keeper wrote down those that it asks for. A new one gets the next key; one that is left out
 * is kept, out of use, because lines may hold it; what a field takes (type and unit) stays, for the same reason. Pure.
 * @throws bad_input on `fields.N.…`: a key that the list has not or that stands there twice, a label twice, another type or
 * unit, an unknown unit; conflict `list_fields_full`
 */
export function mergeFields(reference: Pick<ListingReference, "findUnit">, stored: KeptFields, asked: readonly ListFieldInput[]): KeptFields {
  const before = new Map(stored.fields.map((field) => [field.key, field]));
  const faults: FieldFault[] = [];
  const keys = new Set<string>();
  const labels = new Set<string>();
  let { fieldsEver } = stored;
  const inUse = asked.map((field, index): ListFieldView => {
    const fault = (name: string, rule: string) => faults.push({ path: `fields.${index}.${name}`, rule });
    const known = field.key === undefined ? undefined : before.get(field.key);
    if (field.key !== undefined && (!known || keys.has(field.key))) fault("key", "list_field_unknown");
    if (known && known.type !== field.type) fault("type", "list_field_fixed");
    else if (known && known.unit !== (field.unit ?? null)) fault("unit", "list_field_fixed");
    if (field.unit !== undefined && !reference.findUnit(field.unit)) fault("unit", "unit");
    if (labels.has(field.label)) fault("label", "list_field_twice");
    labels.add(field.label);
    if (field.key === undefined) fieldsEver += 1;
    const key = field.key ?? `f${fieldsEver}`;
    keys.add(key);
    const { label, labelEn = null, type, unit = null, choices = [], required, help = null } = field;
    return { key, label, labelEn, type, unit, choices, required, help, inUse: true };
  });
  if (faults.length > 0) throw new AppError("bad_input", { faults });
  if (fieldsEver > MOST_LIST_FIELDS_EVER) throw conflict("list_fields_full", { most: MOST_LIST_FIELDS_EVER });
  const outOfUse = stored.fields.filter(({ key }) => !keys.has(key)).map((field) => ({ ...field, inUse: false }));
  return { fields: [...inUse, ...outOfUse], fieldsEver };
}
