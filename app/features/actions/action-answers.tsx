import { Button, Group, NumberInput, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActionView } from "../../contracts/actions.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel } from "../../shell/kit/panel.tsx";

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
  const { values, set, forget } = useKeptValues(`objection:${action.id}:${unit.id}`, { reason: "" });
  const accept = useCommand<{ organization: string }>({ method: "POST", path: `/actions/${action.id}/accept` });
  const object = useCommand<{ organization: string; reason: string }>({ method: "POST", path: `/actions/${action.id}/object`, queued: true, onDone: forget });
  return (
    <Panel title={t("actions:answerFor", { name: unit.name })} edge="brand">
      <CommandProblem command={accept} />
      <CommandProblem command={object} labels={{ reason: t("actions:field.reason") }} />
      {objecting ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void object.submit({ organization: unit.id, reason: values.reason.replaceAll(/\s+/g, " ") });
          }}
        >
          <Stack gap="sm">
            <Textarea
              name="reason"
              label={t("actions:field.reason")}
              value={values.reason}
              onChange={(event) => set({ reason: event.currentTarget.value })}
              maxLength={300}
              autosize
              minRows={2}
              data-autofocus
              error={object.errors.reason}
            />
            <Group>
              <Button type="submit" loading={object.busy}>
                {t("actions:object")}
              </Button>
              <Button variant="default" onClick={() => setObjecting(false)}>
                {t("shell:cancel")}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Group>
          <Button loading={accept.busy} onClick={() => void accept.submit({ organization: unit.id })}>
            {t("actions:accept")}
          </Button>
          <Button variant="default" onClick={() => setObjecting(true)}>
            {t("actions:objectDots")}
          </Button>
        </Group>
      )}
    </Panel>
  );
}

function ReportPanel({ action, asLead }: { action: ActionView; asLead: boolean }) {
  const { t } = useTranslation();
  const { values, set, forget } = useKeptValues(`report:${action.id}`, { percent: action.percent as number | string, proof: "" });
  const { percent, proof } = values;
  const report = useCommand<{ percent: number; proof: string }>({ method: "POST", path: `/actions/${action.id}/progress`, queued: true, onDone: forget });
  const finish = useCommand<{ proof: string }>({ method: "POST", path: `/actions/${action.id}/done`, queued: true, onDone: forget });
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

function VerdictPanel({ action }: { action: ActionView }) {
  const { t } = useTranslation();
  const { values, set, forget } = useKeptValues(`verdict:${action.id}`, { note: "" });
  const { note } = values;
  const judge = useCommand<{ accepted: boolean; note: string }>({ method: "POST", path: `/actions/${action.id}/confirm`, queued: true, onDone: forget });
  return (
    <Panel title={t("actions:verdict")} edge="brand">
      <CommandProblem command={judge} labels={{ note: t("actions:field.note") }} />
      <Stack gap="sm">
        <Textarea name="note" label={t("actions:field.note")} value={note} onChange={(event) => set({ note: event.currentTarget.value.replaceAll("\n", " ") })} maxLength={300} autosize error={judge.errors.note} />
        <Group>
          <Button loading={judge.busy} onClick={() => void judge.submit({ accepted: true, note })}>
            {t("actions:confirm")}
          </Button>
          <Button variant="default" loading={judge.busy} onClick={() => void judge.submit({ accepted: false, note })}>
            {t("actions:return")}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
