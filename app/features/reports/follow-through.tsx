/** How what was decided gets done: the tasks of a period by the unit that leads them. */
import { SegmentedControl } from "@mantine/core";
import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { statsPeriods, type FollowThroughView, type StatsPeriod, type UnitFollowThrough } from "../../contracts/stats.ts";
import { Panel } from "../../shell/kit/panel.tsx";
import text from "../../shell/kit/text.module.css";
import { CountTable, type CountColumn } from "./count-table.tsx";
import classes from "./reports.module.css";

export interface FollowThroughProps {
  followThrough: FollowThroughView;
  period: StatsPeriod;
}

/** Figures in order, each with the view of the ledger that has its rows; those by the last day are part of the finished ones. */
const figures: { name: Exclude<keyof UnitFollowThrough, "unit">; view: string | null }[] = [
  { name: "due", view: "every" },
  { name: "finished", view: "finished" },
  { name: "inTime", view: null },
  { name: "confirmed", view: "confirmed" },
  { name: "open", view: "all" },
  { name: "overdue", view: "overdue" },
];

export function FollowThrough({ followThrough, period }: FollowThroughProps) {
  const { t } = useTranslation();
  const [, setParams] = useSearchParams();
  const { from, until, units, partial } = followThrough;
  const rowsOf = (unit: string, view: string) => `/actions?${new URLSearchParams({ lead: unit, view, ...(from && { dueFrom: from }), ...(until && { dueUntil: until }) })}`;
  const choose = (chosen: string) =>
    setParams(
      (before) => {
        before.set("period", chosen);
        return before;
      },
      { preventScrollReset: true, replace: true },
    );
  return (
    <Panel
      title={t("reports:units.title")}
      action={<SegmentedControl size="xs" aria-label={t("reports:units.period")} value={period} onChange={choose} data={statsPeriods.map((value) => ({ value, label: t(`reports:period.${value}`) }))} />}
      flush
    >
      {units.length === 0 ? (
        <p className={`${text.quiet} ${classes.note}`}>{t("reports:units.none")}</p>
      ) : (
        <CountTable
          head={t("reports:units.unit")}
          rows={units}
          named={({ unit }) => unit}
          columns={figures.map(({ name, view }): CountColumn<UnitFollowThrough> => ({
            key: name,
            head: t(`reports:units.${name}`),
            figure: (row) => row[name],
            rowsOf: (row) => (view === null || row[name] === 0 ? null : rowsOf(row.unit.id, view)),
            late: (row) => name === "overdue" && row.overdue > 0,
          }))}
        />
      )}
      <p className={`${text.quiet} ${classes.note}`}>
        {t("reports:units.define")}
        {partial && t("reports:units.partial")}
      </p>
    </Panel>
  );
}
