import { Button, Group, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { suggestionPatch, SuggestionView } from "../../contracts/suggestions.ts";
import { useCommand } from "../../http/use-command.ts";
import { useToday } from "../../shell/clock.tsx";
import { formatDay } from "../../i18n/formats.ts";
import { useEditedValues } from "../../shell/drafts/use-edited-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { ContestedFields } from "../../shell/kit/contested-fields.tsx";
import { DayField } from "../../shell/kit/day-field.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { UnitSelect } from "../followup/unit-select.tsx";

interface AssignProps {
  suggestion: SuggestionView;
  units: { id: string; name: string }[];
}

/** Giving it to a unit: open on the page while nobody has it, behind a button afterwards. */
export function AssignPanel({ suggestion, units }: AssignProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const edited = useEditedValues(`suggestion:${suggestion.id}:assign`, choiceOf(suggestion));
  // Somebody else may give it while one is choosing: what was chosen stays in sight.
  const [isBegun, setIsBegun] = useState(suggestion.unit === null);
  const form = (
    <AssignForm
      suggestion={suggestion}
      units={units}
      edited={edited}
      onDone={() => {
        setIsBegun(false);
        setOpened(false);
      }}
    />
  );
  if (suggestion.unit === null || (isBegun && edited.isChanged)) {
    return (
      <Panel title={t("suggestions:assign")} edge="brand">
        {form}
      </Panel>
    );
  }
  return (
    <Panel title={t("suggestions:urgeTitle", { name: suggestion.unit.name })}>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t("suggestions:reassignDots")}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t("suggestions:reassign")} closeButtonProps={{ "aria-label": t("shell:close") }}>
        {form}
      </Modal>
    </Panel>
  );
}

/** Who has it until when, as the form holds it. */
const choiceOf = ({ unit, due }: SuggestionView) => ({ unit: unit?.id ?? null, due: due ?? "" });

interface AssignFormProps extends AssignProps {
  edited: ReturnType<typeof useEditedValues<ReturnType<typeof choiceOf>>>;
  onDone: () => void;
}

function AssignForm({ suggestion, units, edited, onDone }: AssignFormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { values, set, forget, changed, contested, isChanged } = edited;
  const { unit, due } = values;
  const labels = { unit: t("suggestions:field.unit"), due: t("suggestions:field.due") };
  const theirs = { unit: suggestion.unit?.name ?? "", due: suggestion.due === null ? "" : formatDay(t, suggestion.due, { today }) };
  const assign = useCommand<z.input<typeof suggestionPatch>, SuggestionView>({
    method: "PATCH",
    path: `/suggestions/${suggestion.id}`,
    forget,
    onDone(given) {
      showDone(t("suggestions:done.assigned", { name: given.unit?.name ?? "" }));
      onDone();
    },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const given = { unit: unit ?? "", due };
        void assign.submit(Object.fromEntries(changed.map((field) => [field, given[field]])), { revision: suggestion.revision });
      }}
    >
      <Stack gap="sm">
        <CommandProblem command={assign} labels={labels} />
        <ContestedFields fields={contested.map((name) => ({ name, label: labels[name], theirs: theirs[name] }))} onTake={(name) => set({ [name]: choiceOf(suggestion)[name] })} />
        <UnitSelect name="unit" label={labels.unit} units={units} value={unit} onChange={(chosen) => set({ unit: chosen })} error={assign.errors.unit} />
        <DayField name="due" label={labels.due} placeholder={t("suggestions:field.duePlaceholder")} min={today} value={due} onChange={(day) => set({ due: day })} error={assign.errors.due} />
        <Group>
          <Button type="submit" loading={assign.busy} disabled={suggestion.unit !== null && !isChanged}>
            {t("suggestions:giveToUnit")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
