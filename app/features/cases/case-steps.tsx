import { Button, Group, Rating, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { caseDispatch, CaseView } from "../../contracts/cases.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel } from "../../shell/kit/panel.tsx";

interface Units {
  units: { id: string; name: string }[];
}

/** What the reader can do with the case now, by the rights that the hub says they have. */
export function CaseSteps({ record, units }: { record: CaseView } & Units) {
  const { t } = useTranslation();
  const { rights } = record;
  return (
    <>
      {rights.take && <StepPanel record={record} title={t("cases:takeHint")} steps={[{ path: "take", field: "note", label: t("cases:take") }]} optional />}
      {rights.reply && (
        <StepPanel
          record={record}
          title={t("cases:replyTitle")}
          steps={[
            { path: "reply", field: "text", label: t("cases:sendReply") },
            { path: "return", field: "reason", label: t("cases:giveBack") },
          ]}
        />
      )}
      {rights.dispatch && <DispatchPanel record={record} units={units} />}
      {rights.supervise && <StepPanel record={record} title={t("cases:superviseTitle")} steps={[{ path: "supervise", field: "note", label: t("cases:supervise") }]} optional />}
      {rights.close && <StepPanel record={record} title={t("cases:closeTitle")} steps={[{ path: "close", field: "note", label: t("cases:close") }]} optional />}
      {rights.visit && (
        <StepPanel
          record={record}
          title={t("cases:visitTitle")}
          steps={[
            { path: "visit", field: "note", label: t("cases:satisfied"), more: { satisfied: true } },
            { path: "visit", field: "note", label: t("cases:dissatisfied"), more: { satisfied: false } },
          ]}
        />
      )}
      {rights.rate && <RatePanel record={record} />}
    </>
  );
}

interface Step {
  path: string;
  /** Field of the body that the words go into. */
  field: string;
  label: string;
  more?: Record<string, unknown>;
}

/** Words, and one button a step that they can be sent to. */
function StepPanel({ record, title, steps, optional = false }: { record: CaseView; title: string; steps: Step[]; optional?: boolean }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const step = useCommand<Record<string, unknown>>({ method: "POST" });
  return (
    <Panel title={title} edge="brand">
      <Stack gap="sm">
        <CommandProblem command={step} />
        <Textarea
          label={t(optional ? "cases:field.noteOptional" : "cases:field.note")}
          name={steps[0]!.field}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          maxLength={1_000}
          autosize
          minRows={2}
          error={steps.map(({ field }) => step.errors[field]).find(Boolean)}
        />
        <Group>
          {steps.map(({ path, field, label, more }, index) => (
            <Button
              key={label}
              variant={index === 0 ? "filled" : "default"}
              loading={step.busy}
              onClick={() =>
                void step.submit(
                  { ...more, [field]: field === "text" ? words : words.replaceAll(/\s+/g, " ") },
                  { path: `/cases/${record.id}/${path}`, revision: record.revision },
                )
              }
            >
              {label}
            </Button>
          ))}
        </Group>
      </Stack>
    </Panel>
  );
}

const limits = ["1", "3", "5", "7", "15"];

function DispatchPanel({ record, units }: { record: CaseView } & Units) {
  const { t } = useTranslation();
  const [unit, setUnit] = useState<string | null>(record.unit?.id ?? null);
  const [days, setDays] = useState("5");
  const dispatch = useCommand<Partial<z.input<typeof caseDispatch>>>({ method: "POST", path: `/cases/${record.id}/dispatch` });
  return (
    <Panel title={t(record.unit ? "cases:redispatch" : "cases:dispatchTitle")} edge={record.unit ? undefined : "brand"}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const rule = String(new FormData(event.currentTarget).get("rule"));
          void dispatch.submit({ ...(unit !== null && { unit }), rule, workDays: Number(days) as 5 }, { revision: record.revision });
        }}
      >
        <Stack gap="sm">
          <CommandProblem command={dispatch} labels={{ unit: t("cases:field.unit"), rule: t("cases:field.rule"), workDays: t("cases:field.limit") }} />
          <Select
            name="unit"
            label={t("cases:field.unit")}
            data={units.map(({ id, name }) => ({ value: id, label: name }))}
            value={unit}
            onChange={setUnit}
            searchable
            error={dispatch.errors.unit}
          />
          <TextInput name="rule" label={t("cases:field.rule")} description={t("cases:field.ruleHint")} maxLength={120} error={dispatch.errors.rule} />
          <Select
            name="workDays"
            label={t("cases:field.limit")}
            data={limits.map((value) => ({ value, label: t("cases:workDays", { days: value }) }))}
            value={days}
            onChange={(value) => setDays(value ?? days)}
            allowDeselect={false}
            error={dispatch.errors.workDays}
          />
          <Group>
            <Button type="submit" variant={record.unit ? "default" : "filled"} loading={dispatch.busy}>
              {t("cases:dispatch")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

function RatePanel({ record }: { record: CaseView }) {
  const { t } = useTranslation();
  const [stars, setStars] = useState(5);
  const [note, setNote] = useState("");
  const rate = useCommand<{ stars: number; note: string }>({ method: "POST", path: `/cases/${record.id}/rate` });
  return (
    <Panel title={t("cases:rateTitle")} edge="brand">
      <Stack gap="sm">
        <CommandProblem command={rate} />
        <Rating value={stars} onChange={setStars} getSymbolLabel={(value) => t("cases:stars", { stars: value })} size="lg" />
        <Textarea label={t("cases:field.noteOptional")} value={note} onChange={(event) => setNote(event.currentTarget.value)} maxLength={300} autosize />
        <Group>
          <Button loading={rate.busy} onClick={() => void rate.submit({ stars, note: note.replaceAll(/\s+/g, " ") })}>
            {t("cases:rate")}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
