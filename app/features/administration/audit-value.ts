import type { TFunction } from "i18next";
import type { AuditView } from "../../contracts/audits.ts";
import { isDay } from "../../contracts/is-day.ts";
import { formatClauses, formatDay, formatInstant, formatList, formatMoney } from "../../i18n/formats.ts";
import { causeText } from "../alliances/cause-text.ts";
import { auditLabel } from "./audit-label.ts";
import { stateText } from "./state-text.ts";

/** Key of the words that the pages have for a name. */
type KeyOf = (name: string) => string;

/** The words for what a field holds by name. */
const words: Readonly<Record<string, KeyOf>> = {
  role: (name) => `roles:${name}`,
  locale: (name) => `shell:language.${name}`,
  size: (name) => `administration:sizes.${name}`,
  choice: (name) => `meetings:choice.${name}`,
  scope: (name) => `listings:scope.${name}`,
  priceAudience: (name) => `administration:auditPriceAudience.${name}`,
  fact: (name) => `listings:condition.${name}`,
  channel: (name) => `cases:channel.${name}`,
  topic: (name) => `suggestions:topic.${name}`,
  provider: (name) => `robots:providers.${name}`,
  topics: (name) => `robots:topics.${name}`,
  side: (name) => `listings:kind.${name}`,
  publishers: (name) => `alliances:kinds.${name}`,
  how: (name) => `administration:auditProxyEnds.${name}`,
  events: (name) => `webhooks:types.${name}`,
};

/** The same where kinds of records call by one name what is not the same. */
const wordsByKind: Readonly<Record<string, Readonly<Record<string, KeyOf>>>> = {
  kind: {
    cooperation: (name) => `cooperations:did.${name}`,
    listing: (name) => `listings:kind.${name}`,
    import: (name) => `listings:kind.${name}`,
    organization: (name) => `alliances:kinds.${name}`,
  },
  audience: { list: (name) => `listings:scope.${name}` },
  code: { match: (name) => `matches:decline.${name}` },
  fault: { robot: (name) => `robots:faults.${name}`, webhook: (name) => `webhooks:faults.${name}` },
};

/** The same for the values of a condition, by what it compares; places, industries and categories have names. */
const wordsByFact: Readonly<Record<string, KeyOf>> = {
  size: (name) => `listings:condition.sizeValue.${name}`,
  type: (name) => `listings:condition.typeValue.${name}`,
};

/** A field of an audit record. */
export interface AuditField {
  field: string;
  value: unknown;
  /** What it stands in. */
  of: Readonly<Record<string, unknown>>;
  entry: Pick<AuditView, "subject" | "names">;
  today: string;
}

/** Names, codes, days and amounts as the pages say them, quantities from thousandths, parts one by one; everything else as it is. Pure. */
export function auditValue(t: TFunction, told: AuditField): string {
  const { field, value } = told;
  if (field === "choice" && value === null) return t("administration:auditTakenBack");
  if (value === null || value === undefined || value === "") return t("administration:auditNothing");
  if (typeof value === "number") {
    if (/milli$/i.test(field)) return String(value / 1_000);
    if (/fen$/i.test(field)) return formatMoney(t, value, { exact: true });
  }
  if (typeof value === "boolean") return t(value ? "administration:auditYes" : "administration:auditNo");
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => auditValue(t, { ...told, value: item }));
    return items.length === 0 ? t("administration:auditNothing") : value.some((item) => typeof item === "object") ? formatClauses(t, items) : formatList(t, items);
  }
  if (typeof value === "object") return formatClauses(t, partsOf(t, told, value as Record<string, unknown>)) || t("administration:auditNothing");
  return textInWords(t, told, String(value));
}

/** The same amount once more, in the unit in which amounts are compared. */
const DERIVED = /^canonical/;

const partsOf = (t: TFunction, told: AuditField, of: Record<string, unknown>): string[] =>
  Object.entries(of)
    .filter(([field]) => !DERIVED.test(field))
    .map(([field, value]) => t("administration:auditField", { name: auditLabel(t, field, told.field), value: auditValue(t, { ...told, field, value, of }) }));

/** A record without a name: the end of its number tells it apart. */
const RECORD = /^[0-9a-f]{24}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function textInWords(t: TFunction, { field, of, entry, today }: AuditField, text: string): string {
  const { subject, names } = entry;
  if (field === "state" || field === "phase") return stateText(t, subject.kind, text);
  if (field === "cause") return causeText(t, text);
  const keyOf = field === "anyOf" ? wordsByFact[String(of.fact)] : (wordsByKind[field]?.[subject.kind] ?? words[field]);
  if (keyOf !== undefined) return t(keyOf(text), { defaultValue: text });
  if (RECORD.test(text)) return names[text] ?? t("administration:auditNumber", { id: text.slice(-6) });
  if (isDay(text)) return formatDay(t, text, { today });
  return INSTANT.test(text) ? formatInstant(t, text, { today }) : (names[text] ?? text);
}
