/** 统计: the sums in large figures, by alliance below, then how each unit does its tasks; every figure opens the rows that it counts. */
import { Link } from "@remix-run/react";
import { IconChartBar } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BurdenRankingView } from "../../contracts/policy-burden.ts";
import type { AllianceStats, StatsView } from "../../contracts/stats.ts";
import { addDays } from "../../i18n/shanghai-time.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { useToday } from "../../shell/clock.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Figure, FigureList } from "../../shell/kit/figure-list.tsx";
import { Money } from "../../shell/kit/money.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { useMe } from "../../shell/shell-data.ts";
import text from "../../shell/kit/text.module.css";
import { BurdenRanking } from "./burden-ranking.tsx";
import { CountTable } from "./count-table.tsx";
import { FollowThrough, type FollowThroughProps } from "./follow-through.tsx";
import { ListDelays } from "./list-delays.tsx";
import classes from "./reports.module.css";

type Counter = { [Name in keyof AllianceStats]: AllianceStats[Name] extends number ? Name : never }[keyof AllianceStats];

/** Whose rows and as of which day. */
interface Asked {
  alliance: string | undefined;
  today: string;
}

/** A list of one alliance, or of all that the reader sees. */
const listOf = (path: string, { alliance }: Asked) => (alliance === undefined ? path : `${path}${path.endsWith("?") ? "" : "&"}alliance=${alliance}`);

/** Columns in order, each with its words and the page with its rows. */
const columns: { name: Counter; label: string; rows: (asked: Asked) => string }[] = [
  { name: "members", label: "reports:members", rows: ({ alliance }) => (alliance === undefined ? "/alliances" : `/alliances/${alliance}`) },
  { name: "needs", label: "reports:needs", rows: (asked) => listOf("/listings?kind=need&state=all", asked) },
  { name: "openNeeds", label: "reports:openNeeds", rows: (asked) => listOf("/listings?kind=need", asked) },
  { name: "overdueNeeds", label: "reports:overdue", rows: (asked) => listOf(`/listings?kind=need&dueUntil=${addDays(asked.today, -1)}&sort=due`, asked) },
  { name: "resources", label: "reports:resources", rows: (asked) => listOf("/listings?kind=resource&state=all", asked) },
  { name: "matchedNeeds", label: "reports:matched", rows: (asked) => listOf("/matching?kept=true", asked) },
  { name: "cooperations", label: "reports:cooperations", rows: (asked) => listOf("/matching?", asked) },
  { name: "delivering", label: "reports:delivering", rows: (asked) => listOf("/matching?open=true", asked) },
  { name: "confirmed", label: "reports:confirmed", rows: (asked) => listOf("/matching?state=confirmed", asked) },
  { name: "broken", label: "reports:broken", rows: (asked) => listOf("/matching?state=broken", asked) },
];

/** Sums of money, likewise. */
const sums: { name: "confirmedValue" | "statedValue"; label: string; rows: (asked: Asked) => string }[] = [
  { name: "confirmedValue", label: "reports:confirmedValue", rows: (asked) => listOf("/matching?state=confirmed", asked) },
  { name: "statedValue", label: "reports:statedValue", rows: (asked) => listOf("/matching?", asked) },
];

export interface ReportsPageProps extends FollowThroughProps {
  stats: StatsView;
  /** For who keeps an alliance. */
  ranking: BurdenRankingView | null;
}

export function ReportsPage({ stats, ranking, ...followThrough }: ReportsPageProps) {
  const { t } = useTranslation();
  useLiveRevalidate(useMe().streams, { types: ["cooperation.", "listing.", "action."] });
  const { alliances } = stats;
  // The figures of a single alliance are its row: a table of one row would say the same again.
  const only = alliances.length === 1 ? alliances[0]!.alliance.id : undefined;
  const total = (name: Counter) => alliances.reduce((sum, each) => sum + each[name], 0);
  const asked = { alliance: only, today: useToday() };
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
            <FigureList>
              {(only === undefined ? columns.slice(1, 7) : columns).map(({ name, label, rows }) => (
                <Figure key={name} term={t(label)}>
                  <Link className={classes.counted} to={rows(asked)}>{total(name)}</Link>
                </Figure>
              ))}
              {sums.map(({ name, label, rows }) => (
                <Figure key={name} term={t(label)} long>
                  <Link className={classes.counted} to={rows(asked)}>
                    <Money fen={alliances.reduce((sum, each) => sum + each[name].amount, 0)} />
                  </Link>
                </Figure>
              ))}
            </FigureList>
          </Panel>
          {only === undefined && <ByAlliance alliances={alliances} today={asked.today} />}
          <p className={text.quiet}>{t("reports:define")}</p>
          <FollowThrough {...followThrough} />
          {ranking && <BurdenRanking ranking={ranking} />}
          {ranking && <ListDelays listed={ranking.listed} />}
        </div>
      )}
    </>
  );
}

function ByAlliance({ alliances, today }: { alliances: AllianceStats[]; today: string }) {
  const { t } = useTranslation();
  const column = ({ name, label, rows }: { name: string; label: string; rows: (asked: Asked) => string }, figure: (each: AllianceStats) => ReactNode) => ({
    key: name,
    head: t(label),
    figure,
    rowsOf: (each: AllianceStats) => rows({ alliance: each.alliance.id, today }),
  });
  return (
    <Panel flush>
      <CountTable
        head={t("reports:alliance")}
        rows={alliances}
        named={({ alliance }) => alliance}
        columns={[...columns.map((counter) => column(counter, (each) => each[counter.name])), ...sums.map((sum) => column(sum, (each) => <Money fen={each[sum.name].amount} />))]}
      />
    </Panel>
  );
}
