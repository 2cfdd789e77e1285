/** 统计: the sums in large figures, by alliance below; every figure opens the rows that it counts. */
import { Link } from "@remix-run/react";
import { IconChartBar } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { AllianceStats, StatsView } from "../../contracts/stats.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Money } from "../../shell/kit/money.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { useMe } from "../../shell/shell-data.ts";
import classes from "./reports.module.css";

type Counter = { [Name in keyof AllianceStats]: AllianceStats[Name] extends number ? Name : never }[keyof AllianceStats];

/** A list of one alliance, or of all that the reader sees. */
const listOf = (path: string, alliance: string | undefined) => (alliance === undefined ? path : `${path}${path.endsWith("?") ? "" : "&"}alliance=${alliance}`);

/** Columns in order, each with its words and the page with its rows. */
const columns: { name: Counter; label: string; rows: (alliance: string | undefined) => string }[] = [
  { name: "members", label: "reports:members", rows: (alliance) => (alliance === undefined ? "/alliances" : `/alliances/${alliance}`) },
  { name: "needs", label: "reports:needs", rows: (alliance) => listOf("/listings?kind=need", alliance) },
  { name: "openNeeds", label: "reports:openNeeds", rows: (alliance) => listOf("/listings?kind=need", alliance) },
  { name: "overdueNeeds", label: "reports:overdue", rows: (alliance) => listOf("/listings?kind=need&sort=due", alliance) },
  { name: "resources", label: "reports:resources", rows: (alliance) => listOf("/listings?kind=resource", alliance) },
  { name: "matchedNeeds", label: "reports:matched", rows: (alliance) => listOf("/matching?", alliance) },
  { name: "cooperations", label: "reports:cooperations", rows: (alliance) => listOf("/matching?", alliance) },
  { name: "delivering", label: "reports:delivering", rows: (alliance) => listOf("/matching?open=true", alliance) },
  { name: "confirmed", label: "reports:confirmed", rows: (alliance) => listOf("/matching?state=confirmed", alliance) },
  { name: "broken", label: "reports:broken", rows: (alliance) => listOf("/matching?state=broken", alliance) },
];

export function ReportsPage({ stats }: { stats: StatsView }) {
  const { t } = useTranslation();
  useLiveRevalidate(useMe().streams, { types: ["cooperation.", "listing."] });
  const { alliances } = stats;
  // The figures of a single alliance are its row: a table of one row would say the same again.
  const only = alliances.length === 1 ? alliances[0]!.alliance.id : undefined;
  const total = (name: Counter) => alliances.reduce((sum, each) => sum + each[name], 0);
  const value = (name: "confirmedValue" | "statedValue") => alliances.reduce((sum, each) => sum + each[name].amount, 0);
  return (
    <>
      <PageHeader title={t("reports:title")} aside={t("reports:hint")} />
      {alliances.length === 0 ? (
        <Panel>
          <EmptyState icon={IconChartBar} title={t("reports:none")} hint={t("reports:noneHint")} />
        </Panel>
      ) : (
        <div className={classes.stack}>
          <Panel>
            <dl className={classes.figures}>
              {(only === undefined ? columns.slice(1, 7) : columns).map(({ name, label, rows }) => (
                <div key={name}>
                  <dt>{t(label)}</dt>
                  <dd>
                    <Link to={rows(only)}>{total(name)}</Link>
                  </dd>
                </div>
              ))}
              <div>
                <dt>{t("reports:confirmedValue")}</dt>
                <dd>
                  <Money fen={value("confirmedValue")} />
                </dd>
              </div>
              <div>
                <dt>{t("reports:statedValue")}</dt>
                <dd>
                  <Money fen={value("statedValue")} />
                </dd>
              </div>
            </dl>
          </Panel>
          {only === undefined && <ByAlliance alliances={alliances} />}
          <p className={classes.quiet}>{t("reports:define")}</p>
        </div>
      )}
    </>
  );
}

function ByAlliance({ alliances }: { alliances: AllianceStats[] }) {
  const { t } = useTranslation();
  return (
    <Panel flush>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t("reports:alliance")}</th>
              {columns.map(({ name, label }) => (
                <th key={name} scope="col">
                  {t(label)}
                </th>
              ))}
              <th scope="col">{t("reports:confirmedValue")}</th>
              <th scope="col">{t("reports:statedValue")}</th>
            </tr>
          </thead>
          <tbody>
            {alliances.map((each) => (
              <tr key={each.alliance.id}>
                <th scope="row">{each.alliance.name}</th>
                {columns.map(({ name, rows }) => (
                  <td key={name}>
                    <Link to={rows(each.alliance.id)}>{each[name]}</Link>
                  </td>
                ))}
                <td>
                  <Money fen={each.confirmedValue.amount} />
                </td>
                <td>
                  <Money fen={each.statedValue.amount} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
