import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { AuditView } from "../../contracts/audits.ts";
import { formatClauses, formatDay, formatInstant, formatMoney } from "../../i18n/formats.ts";
import { isDay } from "../../contracts/is-day.ts";
import { useToday } from "../../shell/clock.tsx";
import { causeText } from "../alliances/cause-text.ts";
import { auditLabel } from "./audit-label.ts";
import { stateText } from "./state-text.ts";
import classes from "./administration.module.css";

/** What changed: the fields that mean something to people in a line, all of them on demand. */
export function AuditChanges({ entry }: { entry: AuditView }) {
  const { t, i18n } = useTranslation();
  const today = useToday();
  const { before, after } = entry;
  const changed = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (field) => JSON.stringify(before?.[field] ?? null) !== JSON.stringify(after?.[field] ?? null),
  );
  if (changed.length === 0) return null;
  const told = (field: string, cut: (text: string) => string = (text) => text) => {
    const words = (value: unknown) => cut(inWords(t, { field, value, entry, today }));
    const facts = { name: auditLabel(t, field), value: words(after?.[field]) };
    return before !== null && field in before
      ? t("administration:auditChange", { ...facts, before: words(before[field]) })
      : t("administration:auditField", facts);
  };
  const first = changed.filter((field) => i18n.exists(`administration:auditFields.${field}`));
  return (
    <>
      {first.length > 0 && <p className={classes.changes}>{first.map((field) => told(field, shortened)).join(" · ")}</p>}
      <details className={classes.changes}>
        <summary>{t("administration:auditWhole")}</summary>
        {changed.map((field) => (
          <div key={field}>{told(field)}</div>
        ))}
      </details>
    </>
  );
}

interface Told {
  field: string;
  value: unknown;
  entry: AuditView;
  today: string;
}

/** Names, codes, days and amounts as the pages say them, quantities from thousandths, parts one by one; everything else as it is. */
function inWords(t: TFunction, { field, value, entry, today }: Told): string {
  if (field === "choice" && value === null) return t("administration:auditTakenBack");
  if (value === null || value === undefined || value === "") return t("administration:auditNothing");
  if (typeof value === "number") {
    if (/milli$/i.test(field)) return String(value / 1_000);
    if (/fen$/i.test(field)) return formatMoney(t, value, { exact: true });
  }
  if (typeof value === "boolean") return t(value ? "administration:auditYes" : "administration:auditNo");
  if (typeof value === "object") {
    const parts = Array.isArray(value)
      ? value.map((item: unknown) => inWords(t, { field, value: item, entry, today }))
      : Object.entries(value).filter(([inner]) => !DERIVED.test(inner)).map(([inner, item]) =>
          t("administration:auditField", { name: auditLabel(t, inner, field), value: inWords(t, { field: inner, value: item, entry, today }) }),
        );
    return parts.length === 0 ? t("administration:auditNothing") : formatClauses(t, parts);
  }
  const text = String(value);
  const otherwise = { defaultValue: text };
  switch (field) {
    case "state":
    case "phase":
      return stateText(t, entry.subject.kind, text);
    case "role":
      return t(`roles:${text}`, otherwise);
    case "cause":
      return causeText(t, text);
    case "kind":
      if (entry.subject.kind === "cooperation") return t(`cooperations:did.${text}`, otherwise);
      return t(entry.subject.kind === "listing" ? `listings:kind.${text}` : `alliances:kinds.${text}`, otherwise);
    case "choice":
      return t(`meetings:choice.${text}`, otherwise);
    case "scope":
      return t(`listings:scope.${text}`, otherwise);
    case "channel":
      return t(`cases:channel.${text}`, otherwise);
    case "topic":
      return t(`suggestions:topic.${text}`, otherwise);
    default:
      if (RECORD.test(text)) return entry.names[text] ?? t("administration:auditNumber", { id: text.slice(-6) });
      if (isDay(text)) return formatDay(t, text, { today });
      return INSTANT.test(text) ? formatInstant(t, text, { today }) : (entry.names[text] ?? text);
  }
}

/** The same amount once more, in the unit in which amounts are compared. */
const DERIVED = /^canonical/;
/** A record without a name: the end of its number tells it apart. */
const RECORD = /^[0-9a-f]{24}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
