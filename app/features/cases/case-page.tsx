import { useTranslation } from "react-i18next";
import type { CaseState, CaseView } from "../../contracts/cases.ts";
import { Day, Moment } from "../../shell/kit/day.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import classes from "../actions/actions.module.css";
import { CaseBadge } from "./case-badge.tsx";
import { CaseSteps } from "./case-steps.tsx";

const stages: CaseState[] = ["received", "dispatched", "handling", "replied", "closed", "visited", "rated"];

/** A case: its place in the closed loop, how its limit is counted, what was done, and what the reader can do now. */
export function CasePage({ record, units }: { record: CaseView; units: { id: string; name: string }[] }) {
  const { t } = useTranslation();
  const { clock } = record;
  const waits = record.state === "dispatched" || record.state === "handling";
  return (
    <div className={classes.stack}>
      <PageHeader
        title={record.title}
        trail={[{ label: t("cases:title"), href: "/cases" }]}
        badge={
          <>
            <CaseBadge record={record} />
            {record.supervised && <ToneBadge tone="late">{t("cases:supervised")}</ToneBadge>}
            {record.confidential && <ToneBadge tone="neutral">{t("cases:confidential")}</ToneBadge>}
          </>
        }
        aside={t("cases:number", { number: record.number })}
      />
      <ol className={classes.stages} aria-label={t("cases:stages")}>
        {stages.map((stage, index) => (
          <li key={stage} aria-current={stage === record.state ? "step" : undefined} data-done={index < stages.indexOf(record.state) || undefined}>
            {t(`cases:stage.${stage}`)}
          </li>
        ))}
      </ol>
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Panel>
            <p className={classes.quote}>{record.text}</p>
            <dl className={classes.list}>
              <dt>{t("cases:field.caller")}</dt>
              <dd>{[record.caller.organization?.name, record.caller.name, record.caller.phone].filter(Boolean).join(" · ")}</dd>
              <dt>{t("cases:field.unit")}</dt>
              <dd>{record.unit?.name ?? t("cases:noUnit")}</dd>
              {record.rule !== "" && (
                <>
                  <dt>{t("cases:field.rule")}</dt>
                  <dd>{record.rule}</dd>
                </>
              )}
              {clock && (
                <>
                  <dt>{t("cases:field.due")}</dt>
                  <dd>
                    <Day value={clock.due} weekday /> {waits && <TimeLeft until={clock.due} />}
                    <div className={classes.facts}>
                      {t("cases:counted", { days: clock.workDays })} <Day value={clock.from} />
                      {clock.special.length > 0 &&
                        ` ${t("cases:special", { rest: clock.special.filter(({ kind }) => kind === "rest").length, work: clock.special.filter(({ kind }) => kind === "work").length })}`}
                      {!clock.certain && ` ${t("cases:uncertain")}`}
                    </div>
                  </dd>
                </>
              )}
              {record.rating && (
                <>
                  <dt>{t("cases:field.rating")}</dt>
                  <dd>
                    {t("cases:stars", { stars: record.rating.stars })} {record.rating.note}
                  </dd>
                </>
              )}
            </dl>
            {record.reply !== null && (
              <div className={classes.reply}>
                <strong>{t("cases:field.reply")}</strong>
                <p className={classes.quote}>{record.reply}</p>
              </div>
            )}
          </Panel>
          <CaseSteps key={record.revision} record={record} units={units} />
        </div>
        <Panel title={t("cases:log")}>
          <ol className={classes.log}>
            {record.log.toReversed().map((entry) => (
              <li key={entry.id}>
                <span className={classes.logHead}>
                  <strong>{t(`cases:entry.${entry.kind}`)}</strong> {entry.name} <Moment at={entry.at} />
                </span>
                {entry.text !== "" && <p>{entry.text}</p>}
              </li>
            ))}
          </ol>
        </Panel>
      </div>
    </div>
  );
}
