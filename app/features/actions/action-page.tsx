import { Anchor } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ActionView } from "../../contracts/actions.ts";
import type { NamedRef } from "../../contracts/common.ts";
import type { ToldView } from "../../contracts/told.ts";
import { Day } from "../../shell/kit/day.tsx";
import { Fact, Facts } from "../../shell/kit/facts.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { ToneBadge, type Tone } from "../../shell/kit/tone-badge.tsx";
import { AskLeader } from "../followup/ask-leader.tsx";
import { Obstacle, RecordPage } from "../followup/record-page.tsx";
import { ToldPanel } from "../followup/told-panel.tsx";
import { ActionBadge } from "./actions-list.tsx";
import { ActionAnswers } from "./action-answers.tsx";
import { ChangeTask } from "./change-task.tsx";
import classes from "./actions.module.css";

const tones: Record<ActionView["helpers"][number]["state"], Tone> = { assigned: "neutral", accepted: "good", objected: "late" };

/** A task with its units, its proof and everything that was done on it. `units`: those that can lead it, for who may change it. */
export function ActionPage({ action, units, told }: { action: ActionView; units: readonly NamedRef[]; told: ToldView | null }) {
  const { t } = useTranslation();
  return (
    <RecordPage
      head={{
        title: action.title,
        trail: [{ label: t("actions:title"), href: "/actions" }],
        badge: <ActionBadge action={action} />,
        aside: t("actions:number", { number: action.number }),
        actions: <AskLeader kind="action" id={action.id} alliance={action.alliance.id} />,
      }}
      revision={action.revision}
      steps={
        <>
          <ActionAnswers action={action} />
          {action.rights.change && <ChangeTask action={action} units={units} />}
        </>
      }
      beside={<ToldPanel told={told} />}
      log={{
        title: t("actions:log"),
        entries: action.log.map((entry) => ({
          ...entry,
          verb: t(`actions:entry.${entry.kind}`),
          text: [entry.percent !== null && t("actions:percent", { percent: entry.percent }), entry.kind === "reminded" ? t(`actions:reminder.${entry.text}`) : entry.text]
            .filter(Boolean)
            .join("\n"),
        })),
      }}
    >
      <ActionFacts action={action} />
      {action.state === "objected" && <Obstacle>{t("actions:objection", { reason: action.reason })}</Obstacle>}
    </RecordPage>
  );
}

function ActionFacts({ action }: { action: ActionView }) {
  const { t } = useTranslation();
  const open = action.state === "assigned" || action.state === "accepted" || action.state === "objected";
  return (
    <Facts>
      <Fact term={t("actions:field.lead")}>{action.lead.name}</Fact>
      {action.helpers.length > 0 && (
        <Fact term={t("actions:field.helpers")}>
          <span className={classes.helpers}>
            {action.helpers.map((helper) => (
              <span key={helper.id}>
                {helper.name} <ToneBadge tone={tones[helper.state]}>{t(`actions:part.${helper.state}`)}</ToneBadge>
                {helper.reason !== "" && ` ${helper.reason}`}
              </span>
            ))}
          </span>
        </Fact>
      )}
      <Fact term={t("actions:field.due")}>
        <Day value={action.due} weekday /> {open && <TimeLeft until={action.due} />}
      </Fact>
      <Fact term={t("actions:field.measure")}>{action.measure}</Fact>
      <Fact term={t("actions:progress")}>
        <progress className={classes.progress} max={100} value={action.percent} aria-label={t("actions:progress")} />{" "}
        <span className={classes.percent}>{t("actions:percent", { percent: action.percent })}</span>
      </Fact>
      {action.urgent && (
        <Fact term={t("actions:field.urgent")}>
          <Anchor component={Link} to={`/urgent/${action.urgent.id}`} size="sm">
            {action.urgent.number} {action.urgent.title}
          </Anchor>
        </Fact>
      )}
      {action.meeting && (
        <Fact term={t("actions:from")}>
          <Anchor component={Link} to={`/meetings/${action.meeting.id}`} size="sm">
            {action.meeting.title}
          </Anchor>
        </Fact>
      )}
    </Facts>
  );
}
