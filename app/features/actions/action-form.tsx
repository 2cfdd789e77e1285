import { Stack, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { ActionView, actionInput } from "../../contracts/actions.ts";
import { useCommand } from "../../http/use-command.ts";
import { useToday } from "../../shell/clock.tsx";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { DayField } from "../../shell/kit/day-field.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { SearchMultiSelect, SearchSelect } from "../../shell/kit/search-select.tsx";

interface ActionFormProps {
  alliance: string;
  /** Meeting and item that it was decided in; both or none. */
  meeting: string | null;
  item: string | null;
  /** Urgent matter that it comes from. */
  urgent?: string;
  /** Units that can lead or help. */
  units: { id: string; name: string }[];
  onDone: (action: ActionView) => void;
  onCancel: () => void;
}

/** A new task: what, who leads, who helps, until when, and by what one can tell that it is done. */
export function ActionForm({ alliance, meeting, item, urgent, units, onDone, onCancel }: ActionFormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { values, set, forget } = useKeptValues(`task:${alliance}:${item ?? urgent ?? ""}`, {
    title: "",
    lead: null as string | null,
    helpers: [] as string[],
    due: "",
    measure: "",
  });
  const { title, lead, helpers, due, measure } = values;
  const create = useCommand<Partial<z.input<typeof actionInput>>, ActionView>({ method: "POST", path: "/actions", queued: true, forget, onDone });
  const choices = units.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void create.submit({
          alliance,
          meeting,
          item,
          ...(urgent !== undefined && { urgent }),
          title,
          measure,
          helpers,
          ...(lead !== null && { lead }),
          ...(due !== "" && { due }),
        });
      }}
    >
      <Stack gap="md">
        <CommandProblem
          command={create}
          labels={{ title: t("actions:field.title"), lead: t("actions:field.lead"), due: t("actions:field.due"), measure: t("actions:field.measure") }}
        />
        <TextInput
          name="title"
          label={t("actions:field.title")}
          required
          value={title}
          onChange={(event) => set({ title: event.currentTarget.value })}
          maxLength={120}
          data-autofocus
          error={create.errors.title}
        />
        <SearchSelect name="lead" label={t("actions:field.lead")} required data={choices} value={lead} onChange={(chosen) => set({ lead: chosen })} error={create.errors.lead} />
        <SearchMultiSelect
          name="helpers"
          label={t("actions:field.helpers")}
          data={choices.filter((choice) => choice.value !== lead)}
          value={helpers.filter((helper) => helper !== lead)}
          onChange={(chosen) => set({ helpers: chosen })}
          error={create.errors.helpers}
        />
        <DayField name="due" label={t("actions:field.due")} required min={today} value={due} onChange={(chosen) => set({ due: chosen })} error={create.errors.due} />
        <TextInput
          name="measure"
          label={t("actions:field.measure")}
          required
          description={t("actions:field.measureHint")}
          value={measure}
          onChange={(event) => set({ measure: event.currentTarget.value })}
          maxLength={200}
          error={create.errors.measure}
        />
        <FormButtons onCancel={onCancel} send={t("actions:assign")} busy={create.busy} />
      </Stack>
    </form>
  );
}
