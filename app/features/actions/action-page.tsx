import { Anchor } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ActionView } from "../../contracts/actions.ts";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Day, Moment } from "../../shell/kit/day.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { ActionBadge } from "./actions-list.tsx";
import { ActionAnswers } from "./action-answers.tsx";
import classes from "./actions.module.css";

/** A task with its units, its proof and everything that was done on it. */
export function ActionPage({ action }: { action: ActionView }) {
  const { t } = useTranslation();
  const open = action.state === "assigned" || action.state === "accepted" || action.state === "objected";
  return (
    <div className={classes.stack}>
      <PageHeader
        title={action.title}
        trail={[{ label: t("actions:title"), href: "/actions" }]}
        badge={<ActionBadge action={action} />}
        aside={t("actions:number", { number: action.number })}
      />
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Panel>
            <dl className={classes.list}>
              <dt>{t("actions:field.lead")}</dt>
              <dd>{action.lead.name}</dd>
              {action.helpers.length > 0 && (
                <>
                  <dt>{t("actions:field.helpers")}</dt>
                  <dd className={classes.helpers}>
                    {action.helpers.map((helper) => (
                      <span key={helper.id}>
                        {helper.name} <ToneBadge tone={helper.state === "accepted" ? "good" : helper.state === "objected" ? "late" : "neutral"}>{t(`actions:part.${helper.state}`)}</ToneBadge>
                        {helper.reason !== "" && ` ${helper.reason}`}
                      </span>
                    ))}
                  </dd>
                </>
              )}
              <dt>{t("actions:field.due")}</dt>
              <dd>
                <Day value={action.due} weekday /> {open && <TimeLeft until={action.due} />}
              </dd>
              <dt>{t("actions:field.measure")}</dt>
              <dd>{action.measure}</dd>
              <dt>{t("actions:progress")}</dt>
              <dd>
                <progress className={classes.progress} max={100} value={action.percent} aria-label={t("actions:progress")} /> {t("actions:percent", { percent: action.percent })}
              </dd>
              {action.meeting && (
                <>
                  <dt>{t("actions:from")}</dt>
                  <dd>
                    <Anchor component={Link} to={`/meetings/${action.meeting.id}`} size="sm">
                      {action.meeting.title}
                    </Anchor>
                  </dd>
                </>
              )}
            </dl>
            {action.state === "objected" && <p className={classes.objection}>{t("actions:objection", { reason: action.reason })}</p>}
          </Panel>
          <ActionAnswers action={action} />
        </div>
        <Panel title={t("actions:log")}>
          <ol className={classes.log}>
            {action.log.toReversed().map((entry) => (
              <li key={entry.id}>
                <span className={classes.logHead}>
                  <strong>{t(`actions:entry.${entry.kind}`)}</strong> {entry.name} <Moment at={entry.at} />
                </span>
                {entry.percent !== null && <span>{t("actions:percent", { percent: entry.percent })}</span>}
                {entry.text !== "" && <p>{entry.kind === "reminded" ? t(`actions:reminder.${entry.text}`) : entry.text}</p>}
              </li>
            ))}
          </ol>
        </Panel>
      </div>
    </div>
  );
}
