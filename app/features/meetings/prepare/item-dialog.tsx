import { Button, Checkbox, Group, Modal, NumberInput, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { lanes, type AgendaItem, type itemPatch } from "../../../contracts/agenda.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { useCommand } from "../../../http/use-command.ts";
import { useKeptValues } from "../../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";

/** Changes an item's words, lane, presenter and length, hides it, or takes it off. */
export function ItemDialog({ meeting, item, onClose }: { meeting: MeetingView; item: AgendaItem; onClose: () => void }) {
  const { t } = useTranslation();
  const initial = { title: item.title, lane: item.lane, minutes: item.minutes as number | string, presenter: item.presenter, text: item.text, hidden: item.hidden };
  const { values, set, forget, revert } = useKeptValues(`item:${item.id}`, initial, { sameBase: true });
  const { title, lane, minutes, presenter, text, hidden } = values;
  const path = `/meetings/${meeting.id}/agenda/${item.id}`;
  const change = useCommand<z.input<typeof itemPatch>>({ method: "PATCH", path, queued: true, forget, onDone: onClose });
  const close = () => {
    revert();
    onClose();
  };
  const remove = useCommand({ method: "DELETE", path, onDone: onClose });
  return (
    <Modal opened onClose={onClose} title={t("meetings:editShort")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void change.submit(
            { title, presenter, text, hidden, minutes: Number(minutes), lane },
            { revision: meeting.revision },
          );
        }}
      >
        <Stack gap="md">
          <CommandProblem command={change} labels={{ title: t("meetings:field.itemTitle"), minutes: t("meetings:field.minutes") }} />
          <CommandProblem command={remove} />
          <TextInput name="title" value={title} onChange={(event) => set({ title: event.currentTarget.value })} maxLength={80} label={t("meetings:field.itemTitle")} required error={change.errors.title} data-autofocus />
          <Group grow align="start">
            <Select
              label={t("meetings:field.lane")}
              value={lane}
              onChange={(value) => value && set({ lane: value })}
              allowDeselect={false}
              data={lanes.map((value) => ({ value, label: t(`meetings:lane.${value}`) }))}
            />
            <NumberInput name="minutes" min={1} max={240} value={minutes} onChange={(chosen) => set({ minutes: chosen })} label={t("meetings:field.minutes")} error={change.errors.minutes} />
          </Group>
          <TextInput name="presenter" value={presenter} onChange={(event) => set({ presenter: event.currentTarget.value })} maxLength={60} label={t("meetings:field.presenter")} error={change.errors.presenter} />
          <Textarea name="text" value={text} onChange={(event) => set({ text: event.currentTarget.value })} maxLength={4_000} autosize minRows={3} maxRows={10} label={t("meetings:field.text")} error={change.errors.text} />
          <Checkbox name="hidden" checked={hidden} onChange={(event) => set({ hidden: event.currentTarget.checked })} label={t("meetings:field.hidden")} description={t("meetings:field.hiddenHint")} />
          <Group justify="space-between">
            <Button variant="subtle" color="orange.8" loading={remove.busy} onClick={() => void remove.submit(undefined, { revision: meeting.revision })}>
              {t("meetings:takeOffAgenda")}
            </Button>
            <Group gap="sm">
              <Button variant="default" onClick={close}>
                {t("shell:cancel")}
              </Button>
              <Button type="submit" loading={change.busy}>
                {t("meetings:save")}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
