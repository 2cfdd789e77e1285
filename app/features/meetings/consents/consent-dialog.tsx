import { Button, Group, Modal, Radio, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AgendaItem } from "../../../contracts/agenda.ts";
import { silenceRules, type ConsentInput, type SilenceRule } from "../../../contracts/consents.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { useCommand } from "../../../http/use-command.ts";
import { dayOf } from "../../../i18n/shanghai-time.ts";
import { useToday } from "../../../shell/clock.tsx";
import { useKeptValues } from "../../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { DayField } from "../../../shell/kit/day-field.tsx";
import { FormButtons } from "../../../shell/kit/form-buttons.tsx";
import { SearchMultiSelect } from "../../../shell/kit/search-select.tsx";
import { useAllianceUnits } from "./use-alliance-units.ts";

interface ConsentDialogProps {
  meeting: MeetingView;
  item: AgendaItem;
  opened: boolean;
  onClose: () => void;
}

/** Without whose consent nothing is resolved on an item, until when they answer, and what silence means; fixed with the first answer. */
export function ConsentDialog({ meeting, item, opened, onClose }: ConsentDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const live = meeting.state === "open";
  const planned = dayOf(meeting.startsAt);
  const last = live || planned < today ? today : planned;
  const units = useAllianceUnits(meeting, opened);
  const { values, set, forget } = useKeptValues(`consent:${item.id}`, {
    units: item.consent?.units.map(({ id }) => id) ?? [],
    due: item.consent?.due ?? last,
    silence: (item.consent?.silence ?? "none") as SilenceRule,
  });
  const known = [...units, ...(item.consent?.units ?? []).filter(({ id }) => !units.some((unit) => unit.id === id))];
  const command = useCommand<Partial<ConsentInput>>({ method: "PUT", path: `/meetings/${meeting.id}/agenda/${item.id}/consent`, queued: true, forget, onDone: onClose });
  const close = () => {
    command.reset();
    onClose();
  };
  const send = (asked: string[]) => void command.submit({ units: asked, silence: values.silence, due: values.due }, { revision: meeting.revision });
  const labels = { units: t("meetings:consent.units"), due: t("meetings:consent.due"), silence: t("meetings:consent.silenceRule") };
  return (
    <Modal opened={opened} onClose={close} title={t("meetings:consent.titleOf", { title: item.title })} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send(values.units);
        }}
      >
        <Stack gap="md">
          <CommandProblem command={command} labels={labels} />
          <SearchMultiSelect
            name="units"
            label={labels.units}
            description={t("meetings:consent.unitsHint")}
            data={known.map(({ id, name }) => ({ value: id, label: name }))}
            value={values.units}
            onChange={(chosen) => set({ units: chosen })}
            maxValues={20}
            error={command.errors.units}
            data-autofocus
          />
          <DayField name="due" label={labels.due} required min={today} max={last} value={values.due} onChange={(day) => set({ due: day })} error={command.errors.due} />
          <Radio.Group name="silence" label={labels.silence} value={values.silence} onChange={(rule) => set({ silence: rule as SilenceRule })} error={command.errors.silence}>
            <Stack gap="xs" mt="xs">
              {silenceRules.toReversed().map((rule) => (
                <Radio key={rule} value={rule} label={t(`meetings:consent.silence.${rule}`)} disabled={live && rule === "consent"} />
              ))}
            </Stack>
          </Radio.Group>
          {item.consent && (
            <Group>
              <Button variant="subtle" color="orange.8" c="var(--lm-late-text)" loading={command.busy} onClick={() => send([])}>
                {t("meetings:consent.takeBack")}
              </Button>
            </Group>
          )}
          <FormButtons onCancel={close} send={t(meeting.state === "draft" ? "meetings:save" : "meetings:consent.send")} busy={command.busy} />
        </Stack>
      </form>
    </Modal>
  );
}
