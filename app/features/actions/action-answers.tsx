import { Button, Group, NumberInput, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActionView } from "../../contracts/actions.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { ReasonDialog } from "../../shell/kit/reason-dialog.tsx";
import { WordsPanel } from "../followup/words-panel.tsx";

/** What the reader can do now: take or refuse one's part, report with proof, say it is done, confirm or return it. */
export function ActionAnswers({ action }: { action: ActionView }) {
  const own = action.rights.units;
  const asLead = own.some((unit) => unit.id === action.lead.id);
  const helping = action.helpers.find((helper) => helper.state === "assigned" && own.some((unit) => unit.id === helper.id));
  const open = action.state === "assigned" || action.state === "accepted" || action.state === "objected";
  return (
    <>
      {asLead && action.state === "assigned" && <AnswerPanel action={action} unit={action.lead} />}
      {helping && open && <AnswerPanel action={action} unit={helping} />}
      {own.length > 0 && (action.state === "accepted" || (open && !asLead && !helping)) && <ReportPanel action={action} asLead={asLead} />}
      {action.rights.confirm && <VerdictPanel action={action} />}
    </>
  );
}

function AnswerPanel({ action, unit }: { action: ActionView; unit: { id: string; name: string } }) {
  const { t } = useTranslation();
  const [objecting, setObjecting] = useState(false);
  const accept = useCommand<{ organization: string }>({ method: "POST", path: `/actions/${action.id}/accept` });
  return (
    <Panel title={t("actions:answerFor", { name: unit.name })} edge="brand">
      <CommandProblem command={accept} />
      <Group>
        <Button loading={accept.busy} onClick={() => void accept.submit({ organization: unit.id })}>
          {t("actions:accept")}
        </Button>
        <Button variant="default" onClick={() => setObjecting(true)}>
          {t("actions:objectDots")}
        </Button>
      </Group>
      <ReasonDialog
        opened={objecting}
        onClose={() => setObjecting(false)}
        title={t("actions:object")}
        label={t("actions:field.reason")}
        maxLength={300}
        send={t("actions:object")}
        keptAs={`objection:${action.id}:${unit.id}`}
        request={(reason) => ({ path: `/actions/${action.id}/object`, body: { organization: unit.id, reason } })}
      />
    </Panel>
  );
}

function ReportPanel({ action, asLead }: { action: ActionView; asLead: boolean }) {
  const { t } = useTranslation();
  const { values, set, forget } = useKeptValues(`report:${action.id}`, { percent: action.percent as number | string, proof: "" });
  const { percent, proof } = values;
  const report = useCommand<{ percent: number; proof: string }>({ method: "POST", path: `/actions/${action.id}/progress`, queued: true, forget });
  const finish = useCommand<{ proof: string }>({ method: "POST", path: `/actions/${action.id}/done`, queued: true, forget });
  return (
    <Panel title={t("actions:report")}>
      <CommandProblem command={report} labels={{ percent: t("actions:progress"), proof: t("actions:field.proof") }} />
      <CommandProblem command={finish} labels={{ proof: t("actions:field.proof") }} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void report.submit({ percent: Number(percent), proof });
        }}
      >
        <Stack gap="sm">
          <Textarea
            name="proof"
            label={t("actions:field.proof")}
            description={t("actions:field.proofHint")}
            value={proof}
            onChange={(event) => set({ proof: event.currentTarget.value })}
            maxLength={1_000}
            autosize
            minRows={2}
            error={report.errors.proof ?? finish.errors.proof}
          />
          {asLead && <NumberInput name="percent" label={t("actions:progress")} suffix="%" min={action.percent} max={100} step={10} value={percent} onChange={(reached) => set({ percent: reached })} error={report.errors.percent} />}
          <Group>
            <Button type="submit" variant={asLead ? "default" : "filled"} loading={report.busy}>
              {t("actions:sendReport")}
            </Button>
            {asLead && (
              <Button loading={finish.busy} onClick={() => void finish.submit({ proof })}>
                {t("actions:finish")}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

function VerdictPanel({ action: { id, revision } }: { action: ActionView }) {
  const { t } = useTranslation();
  const path = `/actions/${id}/confirm`;
  return (
    <WordsPanel
      title={t("actions:verdict")}
      label={t("actions:field.note")}
      field="note"
      maxLength={300}
      keptAs={`verdict:${id}`}
      revision={revision}
      steps={[
        { label: t("actions:confirm"), path, body: (note) => ({ accepted: true, note }), done: t("actions:entry.confirmed") },
        { label: t("actions:return"), path, body: (note) => ({ accepted: false, note }), done: t("actions:entry.returned") },
      ]}
    />
  );
}
