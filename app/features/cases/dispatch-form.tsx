import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { caseDispatch, CaseView } from "../../contracts/cases.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { UnitSelect } from "../followup/unit-select.tsx";

interface DispatchProps {
  record: CaseView;
  units: { id: string; name: string }[];
}

const limits = ["1", "3", "5", "7", "15"];

/** The first dispatch, open on the page: it is what the keeper is asked to do. */
export function DispatchPanel({ record, units }: DispatchProps) {
  const { t } = useTranslation();
  return (
    <Panel title={t("cases:dispatchTitle")} edge="brand">
      <DispatchForm record={record} units={units} onDone={() => {}} />
    </Panel>
  );
}

/** To which unit, by which rule, within how many work days. */
export function DispatchForm({ record, units, onDone }: DispatchProps & { onDone: () => void }) {
  const { t } = useTranslation();
  const { values, set, forget } = useKeptValues(`case:${record.id}:${record.round}:dispatch:${record.unit?.id ?? ""}`, { unit: null as string | null, rule: "", days: "5" });
  const { unit, rule, days } = values;
  const dispatch = useCommand<Partial<z.input<typeof caseDispatch>>, CaseView>({
    method: "POST",
    path: `/cases/${record.id}/dispatch`,
    queued: true,
    forget,
    onDone(sent) {
      showDone(t("cases:done.dispatched", { name: sent.unit?.name ?? "" }));
      onDone();
    },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void dispatch.submit({ ...(unit !== null && { unit }), rule, workDays: Number(days) as 5 }, { revision: record.revision });
      }}
    >
      <Stack gap="sm">
        <CommandProblem command={dispatch} labels={{ unit: t("cases:field.unit"), rule: t("cases:field.rule"), workDays: t("cases:field.limit") }} />
        <UnitSelect name="unit" label={t("cases:field.unit")} units={units.filter(({ id }) => id !== record.unit?.id)} value={unit} onChange={(chosen) => set({ unit: chosen })} error={dispatch.errors.unit} />
        <TextInput
          name="rule"
          label={t("cases:field.rule")}
          description={t("cases:field.ruleHint")}
          value={rule}
          onChange={(event) => set({ rule: event.currentTarget.value })}
          maxLength={120}
          error={dispatch.errors.rule}
        />
        <Select
          name="workDays"
          label={t("cases:field.limit")}
          data={limits.map((value) => ({ value, label: t("cases:workDays", { days: value }) }))}
          value={days}
          onChange={(chosen) => set({ days: chosen ?? days })}
          allowDeselect={false}
          error={dispatch.errors.workDays}
        />
        <Group>
          <Button type="submit" loading={dispatch.busy}>
            {t(record.unit ? "cases:redispatch" : "cases:dispatch")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
