import { Anchor } from "@mantine/core";
import { Link } from "@remix-run/react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { OwnerCandidate, UndertakingState, UndertakingView } from "../../contracts/undertakings.ts";
import { formatDay, formatList } from "../../i18n/formats.ts";
import { useToday } from "../../shell/clock.tsx";
import { Day } from "../../shell/kit/day.tsx";
import { Fact, Facts } from "../../shell/kit/facts.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { WriteExample } from "../examples/write-example.tsx";
import { Answer, FactNote, Obstacle, Quote, RecordPage } from "../followup/record-page.tsx";
import { ChannelPanel } from "./channel-panel.tsx";
import { OwnersPanel } from "./owners-panel.tsx";
import { UndertakingBadge } from "./undertaking-badge.tsx";
import { UndertakingSteps } from "./undertaking-steps.tsx";
import { WeeksPanel } from "./weeks-panel.tsx";

const stages = ["proposed", "running", "done", "confirmed"] as const;
/** What was declined or stopped is in none of them: the badge says so. */
const stageOf: Partial<Record<UndertakingState, number>> = { proposed: 0, running: 1, done: 2, confirmed: 4 };

/** A hard problem with who owns it, what moves from week to week, what the helped unit writes, and what the reader can do now. */
export function UndertakingPage({ undertaking, candidates }: { undertaking: UndertakingView; candidates: OwnerCandidate[] }) {
  const { t } = useTranslation();
  const today = useToday();
  const { state, owner, owners, extension, handOn, proof, notSolved, byWeek, messages, may } = undertaking;
  const at = stageOf[state];
  return (
    <RecordPage
      head={{
        title: undertaking.title,
        trail: [{ label: t("undertakings:title"), href: "/undertakings" }],
        badge: <UndertakingBadge state={state} />,
        aside: t("undertakings:number", { number: undertaking.number }),
        ...(state === "confirmed" && { actions: <WriteExample kind="undertaking" id={undertaking.id} /> }),
      }}
      revision={undertaking.revision}
      {...(at !== undefined && { stages: { label: t("undertakings:stages"), stages: stages.map((stage) => t(`undertakings:stage.${stage}`)), at } })}
      steps={
        <>
          <UndertakingSteps undertaking={undertaking} candidates={candidates} />
          {(owners.length > 0 || byWeek.length > 0) && <WeeksPanel undertaking={undertaking} />}
          {(may.includes("write") || messages.length > 0) && <ChannelPanel undertaking={undertaking} />}
          {owners.length > 1 && <OwnersPanel owners={owners} />}
        </>
      }
      log={{ title: t("undertakings:log"), entries: undertaking.log.map((entry) => ({ ...entry, verb: t(`undertakings:entry.${entry.kind}`), text: wordsOf(t, entry, today) })) }}
    >
      <Quote>{undertaking.obstacle}</Quote>
      <UndertakingFacts undertaking={undertaking} />
      {state === "running" && notSolved !== null && <Obstacle>{t("undertakings:notSolved", { reason: notSolved })}</Obstacle>}
      {handOn && <Obstacle>{t("undertakings:pendingHandOn", { post: handOn.post, name: handOn.name, reason: handOn.reason, by: handOn.by })}</Obstacle>}
      {extension && <Obstacle>{t("undertakings:pendingTime", { day: formatDay(t, extension.due, { today }), reason: extension.reason })}</Obstacle>}
      {proof !== null && (state === "done" || state === "confirmed") && <Answer title={t("undertakings:proofOf", { name: owner.name })}>{proof}</Answer>}
    </RecordPage>
  );
}

/** Words of a log line as people read them: a day at its beginning is written out, a reminder says of what. Pure. */
function wordsOf(t: TFunction, { kind, text }: UndertakingView["log"][number], today: string): string {
  if (kind === "reminded") return t(`undertakings:reminder.${text}`);
  if (kind === "assistant" && text === "") return t("undertakings:noAssistant");
  return kind === "ask_time" || kind === "grant_time" ? text.replace(/^\d{4}-\d{2}-\d{2}/, (day) => formatDay(t, day, { today })) : text;
}

function UndertakingFacts({ undertaking }: { undertaking: UndertakingView }) {
  const { t } = useTranslation();
  const today = useToday();
  const { owner, helped, helpers, aim, due, firstDue, state, assistant, source, raisedBy } = undertaking;
  return (
    <Facts>
      <Fact term={t("undertakings:field.owner")}>
        <strong>{t("undertakings:ownerIs", { post: owner.post, name: owner.name })}</strong>
        {owner.organization !== "" && <FactNote>{owner.organization}</FactNote>}
      </Fact>
      <Fact term={t("undertakings:field.aim")}>{aim}</Fact>
      <Fact term={t("undertakings:field.due")}>
        <Day value={due} weekday /> {state === "running" && <TimeLeft until={due} />}
        {firstDue !== due && <FactNote>{t("undertakings:dueFirst", { day: formatDay(t, firstDue, { today }) })}</FactNote>}
      </Fact>
      <Fact term={t("undertakings:field.helped")}>{helped.name}</Fact>
      {helpers.length > 0 && <Fact term={t("undertakings:field.helpers")}>{formatList(t, helpers.map(({ name }) => name))}</Fact>}
      {assistant && <Fact term={t("undertakings:field.assistant")}>{assistant.name}</Fact>}
      {source && (
        <Fact term={t("undertakings:source.from")}>
          {t(`undertakings:source.${source.kind}`)}{" "}
          <Anchor component={Link} to={source.href} size="sm">
            {source.title}
          </Anchor>
        </Fact>
      )}
      <Fact term={t("undertakings:field.raisedBy")}>{raisedBy}</Fact>
    </Facts>
  );
}
