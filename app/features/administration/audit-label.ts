import type { TFunction } from "i18next";

/** Names of fields that other pages have under another key. */
const labels: Readonly<Record<string, string>> = {
  organization: "listings:field.owner",
  unit: "cases:field.unit",
  lead: "actions:field.lead",
  channel: "cases:field.channel",
  topic: "suggestions:field.topic",
  kind: "alliances:kind",
  links: "alliances:link",
};

/** A field of an audit record as the pages call it, one within another by what it is there; one without a name anywhere as it is stored. Pure. */
export function auditLabel(t: TFunction, field: string, within?: string): string {
  const keys = [
    ...(within === undefined ? [] : [`administration:auditParts.${within}.${field}`]),
    ...(within === "weights" ? [`matches:criterion.${field}`] : []),
    `administration:auditFields.${field}`,
    labels[field],
    `administration:auditLabels.${field}`,
    `administration:${field}`,
    `listings:field.${field}`,
  ];
  for (const key of keys) {
    const label: unknown = key === undefined ? undefined : t(key, { defaultValue: "", returnObjects: true });
    if (typeof label === "string" && label !== "") return label;
  }
  return field;
}
