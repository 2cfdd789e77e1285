/**
 * A supply in several parts: who gives how much as one bar, and when each part is made against the day it is due. Where
 * the names do not fit into the bar, on a phone or beside a small part, its parts are numbered and named below.
 *
 *   <SplitSupply parts={…} due={need.due} />
 */
import { useTranslation } from "react-i18next";
import type { DayRange } from "../../contracts/common.ts";
import { formatDay, formatQuantity } from "../../i18n/formats.ts";
import { daysBetween } from "../../i18n/shanghai-time.ts";
import { useToday } from "../../shell/clock.tsx";
import classes from "./matches.module.css";

/** A smaller part of the whole has no room for its name, even on a desk. */
const LEAST_NAMED = 0.25;

export interface SplitPart {
  id: string;
  name: string;
  quantity: { value: string; unit: string } | null;
  window: DayRange | null;
}

export function SplitSupply({ parts, due }: { parts: readonly SplitPart[]; due: string | null }) {
  const { t } = useTranslation();
  const labels = parts.map(({ name, quantity }) => (quantity ? `${name} ${formatQuantity(t, quantity)}` : name));
  const shares = parts.map(({ quantity }) => Number(quantity?.value ?? 1));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return (
    <div className={classes.split}>
      <div data-crowded={shares.some((share) => share < whole * LEAST_NAMED) || undefined}>
        <div className={classes.stackedBar} role="img" aria-label={labels.join(" + ")}>
          {parts.map((part, index) => (
            <span key={part.id} className={classes.stackedPart} style={{ flexGrow: shares[index] }}>
              <span className={classes.partName}>{labels[index]}</span>
              <span className={classes.partNumber}>{index + 1}</span>
            </span>
          ))}
        </div>
        <ol className={classes.partList} aria-hidden>
          {parts.map((part, index) => (
            <li key={part.id}>{labels[index]}</li>
          ))}
        </ol>
      </div>
      <Gantt parts={parts} due={due} />
    </div>
  );
}

function Gantt({ parts, due }: { parts: readonly SplitPart[]; due: string | null }) {
  const { t } = useTranslation();
  const today = useToday();
  const windows = parts.flatMap((part) => (part.window ? [part.window] : []));
  if (windows.length < parts.length) return null;
  const first = windows.map(({ from }) => from).toSorted()[0]!;
  const last = [...windows.map(({ until }) => until), ...(due ? [due] : [])].toSorted().at(-1)!;
  const length = daysBetween(first, last) + 1;
  const at = (day: string) => `${(daysBetween(first, day) / length) * 100}%`;
  const width = ({ from, until }: DayRange) => `${((daysBetween(from, until) + 1) / length) * 100}%`;
  const day = (value: string) => formatDay(t, value, { today });
  return (
    <>
      <div className={classes.gantt} role="img" aria-label={t("matches:windows", { first: day(first), last: day(last) })}>
        {parts.map((part) => (
          <div key={part.id} className={classes.ganttRow}>
            <span className={classes.ganttBar} style={{ left: at(part.window!.from), width: width(part.window!) }}>
              {part.name}
            </span>
          </div>
        ))}
        {due && <span className={classes.ganttDue} style={{ left: `calc(${at(due)} + ${100 / length}% - 2px)` }} />}
      </div>
      <div className={classes.ganttDays} aria-hidden>
        <span>{day(first)}</span>
        <span>{due ? t("matches:dueOn", { day: day(due) }) : day(last)}</span>
      </div>
    </>
  );
}
