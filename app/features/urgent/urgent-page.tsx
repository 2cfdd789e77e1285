import { Anchor } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { NamedRef } from "../../contracts/common.ts";
import type { UrgentState, UrgentView } from "../../contracts/urgent-matters.ts";
import { Day, Moment } from "../../shell/kit/day.tsx";
import { Fact, Facts } from "../../shell/kit/facts.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { Answer, Obstacle, Quote, RecordPage, type RecordLogEntry } from "../followup/record-page.tsx";
import { WordsPanel } from "../followup/words-panel.tsx";
import { TasksPanel } from "./tasks-panel.tsx";
import { UrgentBadge } from "./urgent-badge.tsx";

const stages = ["registered", "agenda", "decided"] as const;
/** What a meeting did not confirm is in none of them: the badge says so. */
const stageOf = (state: UrgentState, listed: boolean): number | undefined => ({ waiting: listed ? 1 : 0, confirmed: 3, refused: undefined })[state];
/** Tasks in these states are nobody's to do any more. */
const overStates: readonly UrgentView["tasks"][number]["state"][] = ["confirmed", "cancelled"];

/** An urgent matter with what was done, the meeting's word, and the tasks that came from it. `units`: those that can lead one, for who may give it. */
export function UrgentPage({ matter, units }: { matter: UrgentView; units: readonly NamedRef[] }) {
  const { t } = useTranslation();
  const { id, state, decision, late, may, onAgenda, tasks, revision } = matter;
  const at = stageOf(state, onAgenda !== null);
  const path = `/urgent-matters/${id}/steps`;
  const open = tasks.filter((task) => !overStates.includes(task.state));
  return (
    <RecordPage
      head={{
        title: matter.title,
        trail: [{ label: t("urgent:title"), href: "/urgent" }],
        badge: <UrgentBadge state={state} />,
        aside: t("urgent:number", { number: matter.number }),
      }}
      revision={revision}
      {...(at !== undefined && { stages: { label: t("urgent:stages"), stages: stages.map((stage) => t(`urgent:stage.${stage}`)), at } })}
      steps={
        <>
          {may.includes("confirm") && (
            <WordsPanel
              title={t("urgent:decide.title")}
              hint={t("urgent:decide.hint")}
              label={t("urgent:field.words")}
              field="reason"
              maxLength={300}
              keptAs={`urgent:${id}:word`}
              revision={revision}
              steps={[
                { label: t("urgent:decide.confirm"), path, body: (words) => ({ command: "confirm", words }), done: t("urgent:done.confirm") },
                { label: t("urgent:decide.refuse"), path, body: (reason) => ({ command: "refuse", reason }), done: t("urgent:done.refuse") },
              ]}
            />
          )}
          <TasksPanel matter={matter} units={units} />
        </>
      }
      log={{ title: t("urgent:log"), entries: entriesOf(matter).map((entry) => ({ ...entry, verb: t(`urgent:entry.${entry.verb}`) })) }}
    >
      <Quote>{matter.why}</Quote>
      <UrgentFacts matter={matter} />
      <Answer title={t("urgent:field.done")}>{matter.done}</Answer>
      {state === "waiting" && late && <Obstacle>{t("urgent:lateNote")}</Obstacle>}
      {state === "waiting" && onAgenda === null && <Obstacle>{t("urgent:notTreated")}</Obstacle>}
      {decision && decision.words !== "" && <Answer title={t("urgent:decision", { meeting: decision.meeting.name })}>{decision.words}</Answer>}
      {state === "refused" && open.length > 0 && <Obstacle>{t("urgent:stillOpen", { count: open.length })}</Obstacle>}
    </RecordPage>
  );
}

/** What happened to it, oldest first. Pure. */
function entriesOf({ createdAt, registeredBy, state, decision }: UrgentView): (RecordLogEntry & { verb: "registered" | "confirmed" | "refused" })[] {
  const registered = { id: "registered", at: createdAt, verb: "registered" as const, name: registeredBy, text: "" };
  if (!decision || state === "waiting") return [registered];
  return [registered, { id: "decided", at: decision.at, verb: state, name: decision.name, text: decision.meeting.name }];
}

function UrgentFacts({ matter }: { matter: UrgentView }) {
  const { t } = useTranslation();
  const { unit, createdAt, registeredBy, due, state, onAgenda, decision } = matter;
  const meeting = decision?.meeting ?? onAgenda;
  return (
    <Facts>
      <Fact term={t("urgent:field.unit")}>
        <strong>{unit.name}</strong>
      </Fact>
      <Fact term={t("urgent:field.registered")}>
        <Moment at={createdAt} />
      </Fact>
      <Fact term={t("urgent:field.registeredBy")}>{registeredBy}</Fact>
      {state === "waiting" && (
        <Fact term={t("urgent:field.due")}>
          <Day value={due} weekday /> <TimeLeft until={due} />
        </Fact>
      )}
      {meeting && (
        <Fact term={t(decision ? "urgent:field.meeting" : "urgent:field.onAgenda")}>
          <Anchor component={Link} to={`/meetings/${meeting.id}`} size="sm">
            {meeting.name}
          </Anchor>
        </Fact>
      )}
    </Facts>
  );
}
