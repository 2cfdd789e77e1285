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

/** Columns in order, each with its words and the page with its rows. */
const columns: { name: Counter; label: string; rows: (alliance: string) => string }[] = [
  { name: "members", label: "reports:members", rows: (alliance) => `/alliances/${alliance}` },
  { name: "needs", label: "reports:needs", rows: (alliance) => `/listings?kind=need&alliance=${alliance}` },
  { name: "openNeeds", label: "reports:openNeeds", rows: (alliance) => `/listings?kind=need&alliance=${alliance}` },
  { name: "overdueNeeds", label: "reports:overdue", rows: (alliance) => `/listings?kind=need&alliance=${alliance}&sort=due` },
  { name: "resources", label: "reports:resources", rows: (alliance) => `/listings?kind=resource&alliance=${alliance}` },
  { name: "matchedNeeds", label: "reports:matched", rows: (alliance) => `/matching?alliance=${alliance}` },
  { name: "cooperations", label: "reports:cooperations", rows: (alliance) => `/matching?alliance=${alliance}` },
  { name: "delivering", label: "reports:delivering", rows: (alliance) => `/matching?alliance=${alliance}&open=true` },
  { name: "confirmed", label: "reports:confirmed", rows: (alliance) => `/matching?alliance=${alliance}&state=confirmed` },
  { name: "broken", label: "reports:broken", rows: (alliance) => `/matching?alliance=${alliance}&state=broken` },
];

export function ReportsPage({ stats }: { stats: StatsView }) {
  const { t } = useTranslation();
  useLiveRevalidate(useMe().streams, { types: ["cooperation.", "listing."] });
  const { alliances } = stats;
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
              {columns.slice(1, 7).map(({ name, label }) => (
                <div key={name}>
                  <dt>{t(label)}</dt>
                  <dd>{total(name)}</dd>
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
          <Panel flush>
            <div className={classes.scroll}>
              <table className={classes.table}>
                <thead>
                  <tr>
                    <th>{t("reports:alliance")}</th>
                    {columns.map(({ name, label }) => (
                      <th key={name}>{t(label)}</th>
                    ))}
                    <th>{t("reports:confirmedValue")}</th>
                    <th>{t("reports:statedValue")}</th>
                  </tr>
                </thead>
                <tbody>
                  {alliances.map((each) => (
                    <tr key={each.alliance.id}>
                      <td>{each.alliance.name}</td>
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
          <p className={classes.quiet}>{t("reports:define")}</p>
        </div>
      )}
    </>
  );
}
