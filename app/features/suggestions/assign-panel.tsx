import { Button, Group, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { suggestionPatch, SuggestionView } from "../../contracts/suggestions.ts";
import { useCommand } from "../../http/use-command.ts";
import { useToday } from "../../shell/clock.tsx";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
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
  if (suggestion.unit === null) {
    return (
      <Panel title={t("suggestions:assign")} edge="brand">
        <AssignForm suggestion={suggestion} units={units} onDone={() => {}} />
      </Panel>
    );
  }
  return (
    <Panel title={t("suggestions:urgeTitle", { name: suggestion.unit.name })}>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t("suggestions:reassignDots")}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t("suggestions:reassign")} closeButtonProps={{ "aria-label": t("shell:close") }}>
        <AssignForm suggestion={suggestion} units={units} onDone={() => setOpened(false)} />
      </Modal>
    </Panel>
  );
}

function AssignForm({ suggestion, units, onDone }: AssignProps & { onDone: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  // What was chosen over another unit or day than today's is not brought back.
  const first = { unit: suggestion.unit?.id ?? null, due: suggestion.due ?? "" };
  const { values, set, forget } = useKeptValues(`suggestion:${suggestion.id}:assign`, first, { sameBase: true });
  const { unit, due } = values;
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
        void assign.submit({ ...(unit !== null && { unit }), ...(due !== "" && { due }) }, { revision: suggestion.revision });
      }}
    >
      <Stack gap="sm">
        <CommandProblem command={assign} labels={{ unit: t("suggestions:field.unit"), due: t("suggestions:field.due") }} />
        <UnitSelect name="unit" label={t("suggestions:field.unit")} units={units} value={unit} onChange={(chosen) => set({ unit: chosen })} error={assign.errors.unit} />
        <DayField name="due" label={t("suggestions:field.due")} placeholder={t("suggestions:field.duePlaceholder")} min={today} value={due} onChange={(day) => set({ due: day })} error={assign.errors.due} />
        <Group>
          <Button type="submit" loading={assign.busy}>
            {t("suggestions:giveToUnit")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
