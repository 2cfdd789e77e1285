import { useTranslation } from "react-i18next";
import type { AuditView } from "../../contracts/audits.ts";
import classes from "./administration.module.css";

/** What changed: the fields that mean something to people in a line, the whole record on demand. */
export function AuditChanges({ entry }: { entry: AuditView }) {
  const { t, i18n } = useTranslation();
  const { before, after } = entry;
  const changed = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (field) => JSON.stringify(before?.[field]) !== JSON.stringify(after?.[field]),
  );
  if (changed.length === 0) return null;
  const told = changed.flatMap((field) => {
    const key = `administration:auditFields.${field}`;
    if (!i18n.exists(key)) return [];
    const facts = { name: t(key), value: inWords(field, after?.[field], t("administration:auditNothing")) };
    const changes = before !== null && field in before;
    return changes
      ? t("administration:auditChange", { ...facts, before: inWords(field, before[field], t("administration:auditNothing")) })
      : t("administration:auditField", facts);
  });
  return (
    <>
      {told.length > 0 && <p className={classes.changes}>{told.join(" · ")}</p>}
      <details className={classes.changes}>
        <summary>{t("administration:auditWhole")}</summary>
        {changed.map((field) => (
          <div key={field}>
            {field}: {before && field in before && `${JSON.stringify(before[field])} → `}
            {JSON.stringify(after?.[field] ?? null)}
          </div>
        ))}
      </details>
    </>
  );
}

/** Quantities are kept in thousandths; everything else as it is, cut where it is long. */
function inWords(field: string, value: unknown, nothing: string): string {
  if (value === null || value === undefined || value === "") return nothing;
  if (/milli$/i.test(field) && typeof value === "number") return String(value / 1_000);
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
