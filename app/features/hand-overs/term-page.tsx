import { useTranslation } from "react-i18next";
import type { TermAccount } from "../../contracts/hand-overs.ts";
import { Columns } from "../../shell/kit/columns.tsx";
import { Day } from "../../shell/kit/day.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { lastDay } from "../alliances/term-table.tsx";
import { EntriesPanel } from "./entries-panel.tsx";
import { HandOverBadge } from "./hand-over-badge.tsx";
import { HandOverPanel } from "./hand-over-panel.tsx";
import classes from "./hand-overs.module.css";
import { ReportPanel } from "./report-panel.tsx";

/** A term of the chair: what came of it, and how the chair is handed over at its end, signed by both sides. */
export function TermPage({ account }: { account: TermAccount }) {
  const { t } = useTranslation();
  const { alliance, term, outgoing, incoming, handOver, report } = account;
  return (
    <>
      <PageHeader
        title={t("hand-overs:title", { unit: outgoing.organization.name })}
        trail={[
          { label: t("alliances:title"), href: "/alliances" },
          { label: alliance.name, href: `/alliances/${alliance.id}` },
        ]}
        badge={handOver && <HandOverBadge state={handOver.state} late={handOver.late} />}
        aside={
          <>
            <Day value={term.from} year /> – <Day value={lastDay(term.until)} year />
          </>
        }
      />
      <Columns side={<EntriesPanel handOver={handOver} />}>
        <Panel edge={term.state === "present" ? "brand" : undefined}>
          <p className={classes.sides}>
            <span>
              <span className={classes.label}>{t("hand-overs:outgoing")}</span>
              <strong>{outgoing.organization.name}</strong> {outgoing.person?.name}
            </span>
            {incoming && (
              <span>
                <span className={classes.label}>{t("hand-overs:incoming")}</span>
                <strong>{incoming.organization.name}</strong> {incoming.person?.name}
              </span>
            )}
            {incoming && term.state === "present" && <TimeLeft until={term.until} />}
          </p>
          <p className={classes.hint}>{t(incoming ? "hand-overs:byClock" : "hand-overs:noneFollows")}</p>
        </Panel>
        {handOver?.paper && <HandOverPanel account={account} paper={handOver.paper} />}
        <ReportPanel report={report} running={term.state === "present"} />
      </Columns>
    </>
  );
}
