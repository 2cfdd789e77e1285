import { Checkbox, Modal, NumberInput, Select, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NamedRef } from "../../contracts/common.ts";
import { rhythmMonths, type RhythmInput, type RhythmView } from "../../contracts/editions.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

/** On which days the lists are published, and whether by the hub itself. */
export function RhythmDialog({ alliance, rhythm, onClose }: { alliance: NamedRef; rhythm: RhythmView; onClose: () => void }) {
  const { t } = useTranslation();
  const [values, setValues] = useState({ months: rhythm.months === null ? "" : String(rhythm.months), day: rhythm.day as number | string, automatic: rhythm.automatic });
  const set = (change: Partial<typeof values>) => setValues((now) => ({ ...now, ...change }));
  const save = useCommand<RhythmInput, RhythmView>({
    method: "PUT",
    path: `/alliances/${alliance.id}/edition-rhythm`,
    onDone() {
      onClose();
      showDone(t("editions:rhythm.saved"));
    },
  });
  return (
    <Modal opened onClose={onClose} title={t("editions:rhythm.set")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const months = rhythmMonths.find((one) => String(one) === values.months) ?? null;
          void save.submit({ months, day: Number(values.day), automatic: values.automatic });
        }}
      >
        <Stack gap="md">
          <CommandProblem command={save} />
          <Select
            name="months"
            label={t("editions:rhythm.months")}
            data={[{ value: "", label: t("editions:rhythm.whenLiked") }, ...rhythmMonths.map((months) => ({ value: String(months), label: t(`editions:rhythm.choice.${months}`) }))]}
            value={values.months}
            onChange={(months) => set({ months: months ?? "" })}
            allowDeselect={false}
            error={save.errors.months}
          />
          {values.months !== "" && (
            <>
              <NumberInput name="day" label={t("editions:rhythm.day")} description={t("editions:rhythm.dayHint")} min={1} max={28} allowDecimal={false} value={values.day} onChange={(day) => set({ day })} error={save.errors.day} />
              <Checkbox label={t("editions:rhythm.automatic")} description={t("editions:rhythm.automaticHint")} checked={values.automatic} onChange={(event) => set({ automatic: event.currentTarget.checked })} />
            </>
          )}
          <FormButtons onCancel={onClose} send={t("shell:save")} busy={save.busy} />
        </Stack>
      </form>
    </Modal>
  );
}
