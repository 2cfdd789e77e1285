/** Enters a delivery, or takes one back by a correction; the rest that is left stands beside the field. */
import { Button, Checkbox, Group, NativeSelect, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CooperationView } from "../../contracts/cooperations.ts";
import { formatQuantity } from "../../i18n/formats.ts";
import { useCommand } from "../../http/use-command.ts";
import { useToday } from "../../shell/clock.tsx";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { DayField } from "../../shell/kit/day-field.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

interface DeliveryBody {
  commitment: string;
  quantity: { value: string; unit: string };
  day: string;
  correction: boolean;
  note: string;
}

/** `onlyCorrects`: nothing is left to deliver. */
export function DeliveryForm({ cooperation, onlyCorrects = false }: { cooperation: CooperationView; onlyCorrects?: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  const [chosen, setChosen] = useState("");
  const { values, set, forget } = useKeptValues(`delivery:${cooperation.id}`, { value: "", day: today, note: "", correction: false as boolean });
  const { value, day, note } = values;
  const { can, commitments } = cooperation;
  const correction = onlyCorrects || (values.correction && can.correct.length > 0);
  const mine = commitments.filter(({ id }) => (correction ? can.correct : can.deliver).includes(id));
  const deliver = useCommand<DeliveryBody>({
    method: "POST",
    path: `/cooperations/${cooperation.id}/deliveries`,
    queued: true,
    forget,
    onDone: () => showDone(t("cooperations:delivered")),
  });
  const commitment = mine.find(({ id }) => id === chosen) ?? mine[0];
  if (!commitment) return null;
  const { unit } = commitment.quantity;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void deliver.submit({ commitment: commitment.id, quantity: { value: value.trim(), unit }, day, correction, note }, { revision: cooperation.revision });
      }}
    >
      <Stack gap="sm">
        <CommandProblem command={deliver} />
        {mine.length > 1 && (
          <NativeSelect
            label={t("cooperations:ofWhom")}
            value={commitment.id}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={mine.map(({ id, resource }) => ({ value: id, label: `${resource.owner.name} · ${resource.title}` }))}
          />
        )}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            name="quantity.value"
            label={t(correction ? "cooperations:correctQuantity" : "cooperations:quantity")}
            description={t(correction ? "cooperations:correctable" : "cooperations:left", {
              quantity: formatQuantity(t, { value: correction ? commitment.delivered : commitment.remaining, unit }),
            })}
            inputMode="decimal"
            // The button that asked for this form is gone.
            autoFocus={onlyCorrects}
            required
            value={value}
            onChange={(event) => set({ value: event.currentTarget.value })}
            error={deliver.errors["quantity.value"]}
            rightSection={unit}
            rightSectionWidth={48}
          />
          <DayField
            name="day"
            clearable={false}
            label={t("cooperations:day")}
            description={t("cooperations:dayHint")}
            max={today}
            value={day}
            onChange={(chosen) => set({ day: chosen })}
            error={deliver.errors.day}
          />
        </SimpleGrid>
        <TextInput name="note" label={t("cooperations:note")} value={note} maxLength={300} onChange={(event) => set({ note: event.currentTarget.value })} />
        <Group justify={onlyCorrects ? "flex-end" : "space-between"}>
          {!onlyCorrects && can.correct.length > 0 && (
            <Checkbox label={t("cooperations:correction")} checked={correction} onChange={(event) => set({ correction: event.currentTarget.checked })} />
          )}
          <Button type="submit" loading={deliver.busy}>
            {t(correction ? "cooperations:correct" : "cooperations:deliver")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
