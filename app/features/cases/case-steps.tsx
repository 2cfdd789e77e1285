import { Button, Rating } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../contracts/cases.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { FieldError } from "../../shell/kit/field-error.tsx";
import { ReasonDialog } from "../../shell/kit/reason-dialog.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { UnitSelect } from "../followup/unit-select.tsx";
import { WordsPanel } from "../followup/words-panel.tsx";
import { DispatchPanel } from "./dispatch-form.tsx";
import { UrgePanel } from "./urge-panel.tsx";

interface StepProps {
  record: CaseView;
  units: { id: string; name: string }[];
}

/** What the reader can do with the case now, by the rights that the hub says they have; their own part before a keeper's. */
export function CaseSteps({ record, units }: StepProps) {
  const { t } = useTranslation();
  const { rights, revision, state } = record;
  const path = `/cases/${record.id}`;
  const keptAs = (step: string) => `case:${record.id}:${record.round}:${step}`;
  return (
    <>
      {rights.reply && <ReplyPanel record={record} units={units} />}
      {rights.dispatch && state === "received" && <DispatchPanel record={record} units={units} />}
      {rights.dispatch && state !== "received" && <UrgePanel record={record} units={units} />}
      {rights.close && (
        <WordsPanel
          title={t("cases:closeTitle", { name: record.unit?.name ?? "" })}
          hint={t("cases:closeHint")}
          label={t("cases:field.noteOptional")}
          field="note"
          maxLength={300}
          keptAs={keptAs("close")}
          revision={revision}
          steps={[{ label: t("cases:close"), path: `${path}/close`, body: (note) => ({ note }), done: t("cases:done.closed") }]}
        />
      )}
      {rights.visit && (
        <WordsPanel
          title={t("cases:visitTitle")}
          hint={t("cases:visitHint")}
          label={t("cases:field.visit")}
          field="note"
          maxLength={300}
          keptAs={keptAs("visit")}
          revision={revision}
          steps={[
            { label: t("cases:satisfied"), path: `${path}/visit`, body: (note) => ({ satisfied: true, note }), done: t("cases:done.visited") },
            { label: t("cases:dissatisfied"), path: `${path}/visit`, body: (note) => ({ satisfied: false, note }), done: t("cases:done.reopened") },
          ]}
        />
      )}
      {rights.rate && <RatePanel record={record} keptAs={keptAs("rate")} />}
    </>
  );
}

/** The unit's part: to take it, to reply, or to give it back with a reason and, if it knows it, the right unit. */
function ReplyPanel({ record, units }: StepProps) {
  const { t } = useTranslation();
  const [returning, setReturning] = useState(false);
  const [right, setRight] = useState<string | null>(null);
  const path = `/cases/${record.id}`;
  const take = useCommand<object>({ method: "POST", path: `${path}/take`, onDone: () => showDone(t("cases:done.taken")) });
  return (
    <>
      <WordsPanel
        title={t("cases:replyTitle", { name: record.unit?.name ?? "" })}
        hint={t("cases:replyHint")}
        label={t("cases:field.reply")}
        field="text"
        maxLength={1_000}
        paragraphs
        keptAs={`case:${record.id}:${record.round}:reply`}
        revision={record.revision}
        steps={[{ label: t("cases:sendReply"), path: `${path}/reply`, body: (text) => ({ text }), done: t("cases:done.replied") }]}
        renderAbove={() => <CommandProblem command={take} />}
        more={
          <>
            {record.rights.take && (
              <Button variant="default" loading={take.busy} onClick={() => void take.submit({}, { revision: record.revision })}>
                {t("cases:take")}
              </Button>
            )}
            <Button variant="default" onClick={() => setReturning(true)}>
              {t("cases:giveBack")}
            </Button>
          </>
        }
      />
      <ReasonDialog
        opened={returning}
        onClose={() => setReturning(false)}
        title={t("cases:returnTitle")}
        effect={t("cases:returnEffect")}
        renderChoices={(errors) => (
          <UnitSelect name="unit" label={t("cases:field.rightUnit")} units={units.filter(({ id }) => id !== record.unit?.id)} value={right} onChange={setRight} clearable error={errors.unit} />
        )}
        label={t("cases:field.returnReason")}
        maxLength={200}
        send={t("cases:returnDo")}
        keptAs={`case:${record.id}:${record.round}:return`}
        request={(reason) => ({ path: `${path}/return`, body: { reason, ...(right !== null && { unit: right }) }, revision: record.revision })}
        onDone={() => showDone(t("cases:done.returned"))}
      />
    </>
  );
}

/** The caller's rating; no number of stars is chosen for them. */
function RatePanel({ record, keptAs }: { record: CaseView; keptAs: string }) {
  const { t } = useTranslation();
  const [stars, setStars] = useState(0);
  return (
    <WordsPanel
      title={t("cases:rateTitle", { name: record.unit?.name ?? "" })}
      label={t("cases:field.noteOptional")}
      field="note"
      maxLength={300}
      keptAs={keptAs}
      revision={record.revision}
      labels={{ stars: t("cases:field.rating") }}
      renderAbove={(errors) => (
        <div>
          <Rating name="stars" value={stars} onChange={setStars} getSymbolLabel={(value) => t("cases:stars", { stars: value })} size="lg" />
          {errors.stars && <FieldError message={t("cases:starsMissing")} />}
        </div>
      )}
      steps={[{ label: t("cases:rate"), path: `/cases/${record.id}/rate`, body: (note) => ({ stars, note }), done: t("cases:done.rated") }]}
    />
  );
}
