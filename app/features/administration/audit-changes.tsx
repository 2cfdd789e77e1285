import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { AuditView } from "../../contracts/audits.ts";
import { formatDay } from "../../i18n/formats.ts";
import { isDay } from "../../i18n/shanghai-time.ts";
import { useToday } from "../../shell/clock.tsx";
import { causeText } from "../alliances/cause-text.ts";
import { stateText } from "./state-text.ts";
import classes from "./administration.module.css";

/** What changed: the fields that mean something to people in a line, the whole record on demand. */
export function AuditChanges({ entry }: { entry: AuditView }) {
  const { t, i18n } = useTranslation();
  const today = useToday();
  const { before, after, subject } = entry;
  const changed = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (field) => JSON.stringify(before?.[field]) !== JSON.stringify(after?.[field]),
  );
  if (changed.length === 0) return null;
  const told = changed.flatMap((field) => {
    const key = `administration:auditFields.${field}`;
    if (!i18n.exists(key)) return [];
    const words = (value: unknown) => inWords(t, { field, value, kind: subject.kind, today });
    const facts = { name: t(key), value: words(after?.[field]) };
    const changes = before !== null && field in before;
    return changes
      ? t("administration:auditChange", { ...facts, before: words(before[field]) })
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

/** Codes and days as the pages say them, quantities from thousandths; everything else as it is, cut where it is long. */
function inWords(t: TFunction, { field, value, kind, today }: { field: string; value: unknown; kind: string; today: string }): string {
  if (value === null || value === undefined || value === "") return t("administration:auditNothing");
  if (/milli$/i.test(field) && typeof value === "number") return String(value / 1_000);
  if (typeof value === "object") return shortened(JSON.stringify(value));
  const text = String(value);
  switch (field) {
    case "state":
    case "phase":
      return stateText(t, kind, text);
    case "role":
      return t(`roles:${text}`, { defaultValue: text });
    case "cause":
      return causeText(t, text);
    default:
      return isDay(text) ? formatDay(t, text, { today }) : shortened(text);
  }
}

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
