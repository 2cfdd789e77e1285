import { Anchor } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconPhone } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { NamedRef, Page } from "../../contracts/common.ts";
import type { CommentingUnit, CommentPart, CommentView, ConsultationState, ConsultationView } from "../../contracts/consultations.ts";
import { formatDay, formatList } from "../../i18n/formats.ts";
import { useToday } from "../../shell/clock.tsx";
import { Day, DayRange } from "../../shell/kit/day.tsx";
import { Fact, Facts } from "../../shell/kit/facts.tsx";
import { SaveLedger } from "../../shell/kit/save-ledger.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { FactNote, Obstacle, Quote, RecordPage } from "../followup/record-page.tsx";
import { ConsultationBadge } from "./consultation-badge.tsx";
import { FiguresPanel } from "./figures-panel.tsx";
import { ParagraphsPanel } from "./paragraphs-panel.tsx";
import { StepsPanel } from "./steps-panel.tsx";

const stages = ["draft", "open", "closed", "answered", "published"] as const;
/** What was dropped is in none of them: the badge says so. */
const stageOf: Partial<Record<ConsultationState, number>> = { draft: 0, open: 1, closed: 2, answered: 3, published: 5 };

export interface ConsultationPageProps {
  consultation: ConsultationView;
  comments: Page<CommentView>;
  part: CommentPart | undefined;
  /** Who commented, where that is asked for. */
  units: CommentingUnit[] | null;
  /** Policies that it can have become, for who may say so. */
  policies: NamedRef[];
}

/** A draft with its paragraphs and what was said about each, what came of it, and what the reader can do now. */
export function ConsultationPage({ consultation, comments, part, units, policies }: ConsultationPageProps) {
  const { t } = useTranslation();
  const { state, number, round, mine, figures: counted } = consultation;
  // Whoever is asked finds what to do before what others did.
  const isAsked = mine.length > 0;
  const figures = <FiguresPanel consultation={consultation} units={units} />;
  const at = stageOf[state];
  return (
    <RecordPage
      head={{
        title: consultation.title,
        trail: [{ label: t("consultations:title"), href: "/consultations" }],
        badge: <ConsultationBadge state={state} />,
        aside: round > 1 ? `${t("consultations:number", { number })} · ${t("consultations:round", { round })}` : t("consultations:number", { number }),
        ...(counted.comments > 0 && { actions: <SaveLedger wideOnly href={`/consultations/${consultation.id}.xlsx`} /> }),
      }}
      revision={consultation.revision}
      {...(at !== undefined && { stages: { label: t("consultations:stages"), stages: stages.map((stage) => t(`consultations:stage.${stage}`)), at } })}
      steps={
        <>
          <StepsPanel consultation={consultation} policies={policies} />
          {!isAsked && state !== "draft" && figures}
          <ParagraphsPanel consultation={consultation} comments={comments} part={part} />
          {isAsked && figures}
        </>
      }
      log={{ title: t("consultations:log"), entries: consultation.log.map((entry) => ({ ...entry, verb: t(`consultations:entry.${entry.kind}`) })) }}
    >
      <Quote>{consultation.explanation}</Quote>
      <ConsultationFacts consultation={consultation} />
      {state === "dropped" && consultation.reason !== null && <Obstacle>{t("consultations:droppedFor", { reason: consultation.reason })}</Obstacle>}
      {consultation.overdue && <Obstacle>{t("consultations:overdueSince", { count: counted.owed })}</Obstacle>}
    </RecordPage>
  );
}

function ConsultationFacts({ consultation }: { consultation: ConsultationView }) {
  const { t } = useTranslation();
  const today = useToday();
  const { department, audience, state, from, until, answerDue, shortReason, contact, source, previous, next, policy, units } = consultation;
  return (
    <Facts>
      <Fact term={t("consultations:field.department")}>{department.name}</Fact>
      <Fact term={t("consultations:field.audience")}>
        {audience.scope === "county" ? t("consultations:wholeCounty") : formatList(t, audience.alliances.map(({ name }) => name))}
        <FactNote>{t("consultations:unitsAsked", { count: units.asked })}</FactNote>
      </Fact>
      <Fact term={t("consultations:field.days")}>
        {from === null ? <Day value={until} weekday /> : <DayRange from={from} until={until} />} {state === "open" && <TimeLeft until={until} />}
        {shortReason !== "" && <FactNote>{t("consultations:shortFor", { reason: shortReason })}</FactNote>}
      </Fact>
      {(state === "closed" || state === "open") && (
        <Fact term={t("consultations:field.answerDue")}>
          {formatDay(t, answerDue, { today })} {state === "closed" && <TimeLeft until={answerDue} />}
        </Fact>
      )}
      <Fact term={t("consultations:field.contact")}>
        {contact.name}{" "}
        <Anchor href={`tel:${contact.phone}`} size="sm">
          <IconPhone size={14} aria-hidden /> {contact.phone}
        </Anchor>
      </Fact>
      {source && (
        <Fact term={t("consultations:field.source")}>
          <Anchor component={Link} to={source.href} size="sm">
            {source.title ?? t(`consultations:source.${source.kind}`)}
          </Anchor>
        </Fact>
      )}
      {previous && (
        <Fact term={t("consultations:field.previous")}>
          <RoundLink {...previous} />
        </Fact>
      )}
      {next && (
        <Fact term={t("consultations:field.next")}>
          <RoundLink {...next} />
        </Fact>
      )}
      {policy && (
        <Fact term={t("consultations:field.policy")}>
          <Anchor component={Link} to={`/policies/${policy.id}`} size="sm">
            {policy.title}
          </Anchor>
        </Fact>
      )}
    </Facts>
  );
}

function RoundLink({ id, number }: { id: string; number: string }) {
  const { t } = useTranslation();
  return (
    <Anchor component={Link} to={`/consultations/${id}`} size="sm">
      {t("consultations:number", { number })}
    </Anchor>
  );
}
