import { Anchor } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { SuggestionState, SuggestionView } from "../../contracts/suggestions.ts";
import type { ToldView } from "../../contracts/told.ts";
import { Day, Moment } from "../../shell/kit/day.tsx";
import { Fact, Facts } from "../../shell/kit/facts.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { DraftFor } from "../consultations/draft-for.tsx";
import { AskLeader } from "../followup/ask-leader.tsx";
import { Answer, Obstacle, Quote, RecordPage } from "../followup/record-page.tsx";
import { ToldPanel } from "../followup/told-panel.tsx";
import { proposerText } from "./proposer-text.ts";
import { SuggestionBadge } from "./suggestion-badge.tsx";
import { SuggestionSteps } from "./suggestion-steps.tsx";

const stages = ["proposed", "assigned", "solved", "confirmed"] as const;
const stageOf: Record<SuggestionState, (typeof stages)[number]> = {
  open: "proposed",
  assigned: "assigned",
  unsolved: "assigned",
  solved: "solved",
  silent: "solved",
  confirmed: "confirmed",
};

/** A suggestion with who has it, what the unit answered, what was done, and what the reader can do now. */
export function SuggestionPage({ suggestion, units, told }: { suggestion: SuggestionView; units: { id: string; name: string }[]; told: ToldView | null }) {
  const { t } = useTranslation();
  const { delay, log, state, unit } = suggestion;
  const answered = state === "solved" || state === "silent" || state === "confirmed";
  const answer = answered ? log.findLast(({ kind }) => kind === "solved") : undefined;
  return (
    <RecordPage
      head={{
        title: t("suggestions:number", { number: suggestion.number }),
        trail: [{ label: t("suggestions:title"), href: "/suggestions" }],
        badge: <SuggestionBadge suggestion={suggestion} />,
        aside: t(`suggestions:topic.${suggestion.topic}`),
        actions: (
          <>
            <AskLeader kind="suggestion" id={suggestion.id} alliance={suggestion.alliance.id} />
            <DraftFor kind="suggestion" id={suggestion.id} />
          </>
        ),
      }}
      revision={suggestion.revision}
      stages={{ label: t("suggestions:stages"), stages: stages.map((stage) => t(`suggestions:stage.${stage}`)), at: stages.indexOf(stageOf[state]) }}
      steps={<SuggestionSteps suggestion={suggestion} units={units} />}
      beside={<ToldPanel told={told} />}
      log={{ title: t("suggestions:log"), entries: log.map((entry) => ({ ...entry, verb: t(`suggestions:entry.${entry.kind}`) })) }}
    >
      <Quote>{suggestion.text}</Quote>
      <SuggestionFacts suggestion={suggestion} />
      {delay && <Obstacle>{t("suggestions:delayed", { reason: delay.reason })}</Obstacle>}
      {answer && <Answer title={t("suggestions:answerOf", { name: unit?.name ?? "" })}>{answer.text}</Answer>}
    </RecordPage>
  );
}

function SuggestionFacts({ suggestion }: { suggestion: SuggestionView }) {
  const { t } = useTranslation();
  const { proposer, meeting, unit, due, confirmUntil, delay, state } = suggestion;
  return (
    <Facts>
      <Fact term={t("suggestions:field.proposer")}>
        {proposerText(t, proposer)}
        {proposer !== null && suggestion.anonymous && t("suggestions:anonymousToOthers")}
      </Fact>
      <Fact term={t("suggestions:field.unit")}>{unit?.name ?? t("suggestions:noUnit")}</Fact>
      {due !== null && (state === "assigned" || state === "unsolved") && (
        <Fact term={t(delay ? "suggestions:field.next" : "suggestions:field.due")}>
          <Day value={due} weekday /> {state === "assigned" && <TimeLeft until={due} />}
        </Fact>
      )}
      {confirmUntil !== null && state === "solved" && (
        <Fact term={t("suggestions:field.confirmUntil")}>
          <Moment at={confirmUntil} /> <TimeLeft until={confirmUntil} />
        </Fact>
      )}
      {meeting !== null && (
        <Fact term={t("suggestions:field.source")}>
          <Anchor component={Link} to={`/meetings/${meeting.id}`} size="sm">
            {meeting.title}
          </Anchor>{" "}
          {meeting.item}
        </Fact>
      )}
    </Facts>
  );
}
