import { useTranslation } from "react-i18next";
import type { TermReport } from "../../contracts/hand-overs.ts";
import { Figure, FigureList } from "../../shell/kit/figure-list.tsx";
import { Money } from "../../shell/kit/money.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import classes from "./hand-overs.module.css";

/** What happened in the alliance during the term, counted by the hub. */
export function ReportPanel({ report, running }: { report: TermReport; running: boolean }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("hand-overs:report.title")}>
      <FigureList>
        <Figure term={t("hand-overs:report.meetings")} note={t("hand-overs:report.attendances", { count: report.attendances })}>
          {report.meetings}
        </Figure>
        <Figure term={t("hand-overs:report.resolutions")}>{report.resolutions}</Figure>
        <Figure term={t("hand-overs:report.tasksGiven")}>{report.tasksGiven}</Figure>
        <Figure term={t("hand-overs:report.tasksFinished")} note={t("hand-overs:report.inTime", { count: report.tasksInTime })}>
          {report.tasksFinished}
        </Figure>
        <Figure term={t("hand-overs:report.suggestions")} note={t("hand-overs:report.solved", { count: report.suggestionsSolved })}>
          {report.suggestions}
        </Figure>
        <Figure term={t("hand-overs:report.needs")}>{report.needs}</Figure>
        <Figure term={t("hand-overs:report.resources")}>{report.resources}</Figure>
        <Figure term={t("hand-overs:report.cooperations")} note={t("hand-overs:report.confirmed", { count: report.confirmed })}>
          {report.cooperations}
        </Figure>
        <Figure term={t("hand-overs:report.value")} long>
          <Money fen={report.confirmedValue.amount} />
        </Figure>
      </FigureList>
      <p className={classes.foot}>{t(running ? "hand-overs:report.running" : "hand-overs:report.over")}</p>
    </Panel>
  );
}
