import { useTranslation } from "react-i18next";
import type { CaseState, CaseView } from "../../contracts/cases.ts";
import type { ToldView } from "../../contracts/told.ts";
import { Day } from "../../shell/kit/day.tsx";
import { Fact, Facts } from "../../shell/kit/facts.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { AskLeader } from "../followup/ask-leader.tsx";
import { Answer, FactNote, Quote, RecordPage } from "../followup/record-page.tsx";
import { ToldPanel } from "../followup/told-panel.tsx";
import { CaseBadge } from "./case-badge.tsx";
import { CaseMarks } from "./case-marks.tsx";
import { CaseSteps } from "./case-steps.tsx";

const stages: CaseState[] = ["received", "dispatched", "handling", "replied", "closed", "visited", "rated"];

/** A case: its place in the closed loop, how its limit is counted, what was done, and what the reader can do now. */
export function CasePage({ record, units, told }: { record: CaseView; units: { id: string; name: string }[]; told: ToldView | null }) {
  const { t } = useTranslation();
  return (
    <RecordPage
      head={{
        title: record.title,
        trail: [{ label: t("cases:title"), href: "/cases" }],
        badge: (
          <>
            <CaseBadge record={record} />
            <CaseMarks record={record} />
          </>
        ),
        aside: [t("cases:number", { number: record.number }), record.round > 1 && t("cases:round", { round: record.round })].filter(Boolean).join(" · "),
        actions: <AskLeader kind="case" id={record.id} alliance={record.alliance.id} />,
      }}
      revision={record.revision}
      stages={{ label: t("cases:stages"), stages: stages.map((stage) => t(`cases:stage.${stage}`)), at: stages.indexOf(record.state) }}
      steps={<CaseSteps record={record} units={units} />}
      beside={<ToldPanel told={told} />}
      log={{
        title: t("cases:log"),
        entries: record.log.map((entry) => ({ ...entry, verb: t(entry.kind === "supervised" && entry.name === "" ? "cases:entry.overdue" : `cases:entry.${entry.kind}`) })),
      }}
    >
      <Quote>{record.text}</Quote>
      <CaseFacts record={record} />
      {record.reply !== null && <Answer title={t("cases:replyOf", { name: record.unit?.name ?? "" })}>{record.reply}</Answer>}
    </RecordPage>
  );
}

function CaseFacts({ record }: { record: CaseView }) {
  const { t } = useTranslation();
  const { caller, channel, clock, rating, rule, unit } = record;
  const waits = record.state === "dispatched" || record.state === "handling";
  return (
    <Facts>
      <Fact term={t("cases:field.caller")}>
        {[caller.organization?.name, caller.name].filter(Boolean).join(" · ")} {caller.phone !== "" && <a href={`tel:${caller.phone}`}>{caller.phone}</a>}
        {channel !== "web" && <FactNote>{t(`cases:channel.${channel}`)}</FactNote>}
      </Fact>
      <Fact term={t("suggestions:field.topic")}>{t(`suggestions:topic.${record.topic}`)}</Fact>
      <Fact term={t("cases:field.unit")}>{unit?.name ?? t("cases:noUnit")}</Fact>
      {rule !== "" && <Fact term={t("cases:field.rule")}>{rule}</Fact>}
      {clock && (
        <Fact term={t("cases:field.due")}>
          <Day value={clock.due} weekday /> {waits && <TimeLeft until={clock.due} />}
          <FactNote>
            <Day value={clock.from} /> {t("cases:counted", { days: clock.workDays })}
            {clock.special.length > 0 &&
              t("cases:special", { rest: clock.special.filter(({ kind }) => kind === "rest").length, work: clock.special.filter(({ kind }) => kind === "work").length })}
            {!clock.certain && t("cases:uncertain")}
          </FactNote>
        </Fact>
      )}
      {rating && (
        <Fact term={t("cases:field.rating")}>
          {t("cases:stars", { stars: rating.stars })} {rating.note}
        </Fact>
      )}
    </Facts>
  );
}
