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
  const changed = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (field) => JSON.stringify(before?.[field] ?? null) !== JSON.stringify(after?.[field] ?? null),
  );
  if (changed.length === 0) return null;
  const told = (field: string, cut: (text: string) => string = (text) => text) => {
    const words = (of: AuditView["after"]) => cut(auditValue(t, { field, value: of?.[field], of: of ?? {}, entry, today }));
    const facts = { name: auditLabel(t, field), value: words(after) };
    return before !== null && field in before
      ? t("administration:auditChange", { ...facts, before: words(before) })
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

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
