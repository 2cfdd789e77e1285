/** How a record was before some changes: its fields that they name, for the audit record beside the changes. Pure. */
export const asItWas = (record: object, changes: object): Record<string, unknown> => {
  const fields = new Map<string, unknown>(Object.entries(record));
  return Object.fromEntries(Object.keys(changes).map((field) => [field, fields.get(field) ?? null]));
};
