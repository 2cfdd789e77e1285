import { useTranslation } from "react-i18next";
import type { AuditView } from "../../contracts/audits.ts";
import { useToday } from "../../shell/clock.tsx";
import { auditLabel } from "./audit-label.ts";
import { auditValue } from "./audit-value.ts";
import classes from "./administration.module.css";

/** What changed: the fields that mean something to people in a line, all of them on demand. */
export function AuditChanges({ entry }: { entry: AuditView }) {
  const { t, i18n } = useTranslation();
  const today = useToday();
  const { before, after } = entry;
  const changed = changedFields(before ?? {}, after ?? {});
  if (changed.length === 0) return null;
  const told = (field: string, cut: (text: string) => string = (text) => text) => {
    const words = (value: unknown) => cut(auditValue(t, { field, value, of: after ?? before ?? {}, entry, today }));
    const [was, is] = whereDifferent(before?.[field], after?.[field]);
    const facts = { name: auditLabel(t, field), value: words(is) };
    return before !== null && field in before
      ? t("administration:auditChange", { ...facts, before: words(was) })
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

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

const changedFields = (before: Fields, after: Fields): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null));

/** What stands within a field, before and after, without what stayed as it was. */
function whereDifferent(before: unknown, after: unknown): [unknown, unknown] {
  if (!isFields(before) || !isFields(after)) return [before, after];
  const changed = changedFields(before, after);
  // An amount is told with its unit.
  if (changed.some((field) => /(milli|fen)$/i.test(field))) return [before, after];
  const only = (fields: Fields) => Object.fromEntries(changed.map((field) => [field, fields[field]]));
  return [only(before), only(after)];
}

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
