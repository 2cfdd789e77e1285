import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SuggestionView } from "../../contracts/suggestions.ts";
import { useToday } from "../../shell/clock.tsx";
import { DayField } from "../../shell/kit/day-field.tsx";
import { ReasonDialog } from "../../shell/kit/reason-dialog.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { WordsPanel } from "../followup/words-panel.tsx";
import { AssignPanel } from "./assign-panel.tsx";

/** What the reader can do now: answer for the unit, give one's word, enter the call's, give it to a unit. */
export function SuggestionSteps({ suggestion, units }: { suggestion: SuggestionView; units: { id: string; name: string }[] }) {
  const { assign, answer, judge, call } = suggestion.rights;
  return (
    <>
      {answer && <AnswerPanel suggestion={suggestion} />}
      {judge && <VerdictPanel suggestion={suggestion} path="verdict" />}
      {call && !judge && <VerdictPanel suggestion={suggestion} path="call" />}
      {assign && <AssignPanel suggestion={suggestion} units={units} />}
    </>
  );
}

/** The unit says how it was solved, or why it cannot be now and when it answers again. */
function AnswerPanel({ suggestion: { id, revision, unit } }: { suggestion: SuggestionView }) {
  const { t } = useTranslation();
  const today = useToday();
  const [delaying, setDelaying] = useState(false);
  const [next, setNext] = useState("");
  return (
    <>
      <WordsPanel
        title={t("suggestions:answerFor", { name: unit?.name ?? "" })}
        hint={t("suggestions:field.proofHint")}
        label={t("suggestions:field.proof")}
        field="proof"
        maxLength={1_000}
        paragraphs
        keptAs={`suggestion:${id}:proof`}
        revision={revision}
        steps={[{ label: t("suggestions:saySolved"), path: `/suggestions/${id}/solved`, body: (proof) => ({ proof }), done: t("suggestions:done.solved") }]}
        more={
          <Button variant="default" onClick={() => setDelaying(true)}>
            {t("suggestions:notNow")}
          </Button>
        }
      />
      <ReasonDialog
        opened={delaying}
        onClose={() => setDelaying(false)}
        title={t("suggestions:delayTitle")}
        effect={t("suggestions:delayEffect")}
        renderChoices={(errors) => (
          <DayField name="next" label={t("suggestions:field.next")} min={today} value={next} onChange={setNext} error={errors.next} />
        )}
        label={t("suggestions:field.reason")}
        maxLength={500}
        send={t("suggestions:sayUnsolved")}
        keptAs={`suggestion:${id}:delay`}
        request={(reason) => ({ path: `/suggestions/${id}/unsolved`, body: { reason, ...(next !== "" && { next }) }, revision })}
        onDone={() => showDone(t("suggestions:done.unsolved"))}
      />
    </>
  );
}

/** The proposer's own word, or what they said when called. */
function VerdictPanel({ suggestion: { id, revision }, path }: { suggestion: SuggestionView; path: "verdict" | "call" }) {
  const { t } = useTranslation();
  const to = `/suggestions/${id}/${path}`;
  return (
    <WordsPanel
      title={t(`suggestions:${path}`)}
      hint={t(`suggestions:${path}Hint`)}
      label={t(path === "call" ? "suggestions:field.call" : "suggestions:field.note")}
      field="note"
      maxLength={300}
      keptAs={`suggestion:${id}:${path}`}
      revision={revision}
      steps={[
        { label: t("suggestions:satisfied"), path: to, body: (note) => ({ satisfied: true, note }), done: t("suggestions:done.confirmed") },
        { label: t("suggestions:dissatisfied"), path: to, body: (note) => ({ satisfied: false, note }), done: t("suggestions:done.denied") },
      ]}
    />
  );
}
