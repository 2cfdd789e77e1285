import { Button, Checkbox, Group, Modal, NumberInput, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { lanes, type AgendaItem, type itemPatch, type Lane } from "../../../contracts/agenda.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { useCommand } from "../../../http/use-command.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";

/** Changes an item's words, lane, presenter and length, hides it, or takes it off. */
export function ItemDialog({ meeting, item, onClose }: { meeting: MeetingView; item: AgendaItem; onClose: () => void }) {
  const { t } = useTranslation();
  const [lane, setLane] = useState<Lane>(item.lane);
  const [minutes, setMinutes] = useState<number | string>(item.minutes);
  const path = `/meetings/${meeting.id}/agenda/${item.id}`;
  const change = useCommand<z.input<typeof itemPatch>>({ method: "PATCH", path, onDone: onClose });
  const remove = useCommand({ method: "DELETE", path, onDone: onClose });
  return (
    <Modal opened onClose={onClose} title={t("meetings:editShort")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const fields = new FormData(event.currentTarget);
          void change.submit(
            {
              title: String(fields.get("title")),
              presenter: String(fields.get("presenter")),
              text: String(fields.get("text")),
              hidden: fields.get("hidden") === "on",
              minutes: Number(minutes),
              lane,
            },
            { revision: meeting.revision },
          );
        }}
      >
        <Stack gap="md">
          <CommandProblem command={change} labels={{ title: t("meetings:field.itemTitle"), minutes: t("meetings:field.minutes") }} />
          <CommandProblem command={remove} />
          <TextInput name="title" defaultValue={item.title} maxLength={80} label={t("meetings:field.itemTitle")} error={change.errors.title} data-autofocus />
          <Group grow align="start">
            <Select
              label={t("meetings:field.lane")}
              value={lane}
              onChange={(value) => value && setLane(value)}
              allowDeselect={false}
              data={lanes.map((value) => ({ value, label: t(`meetings:lane.${value}`) }))}
            />
            <NumberInput name="minutes" min={1} max={240} value={minutes} onChange={setMinutes} label={t("meetings:field.minutes")} error={change.errors.minutes} />
          </Group>
          <TextInput name="presenter" defaultValue={item.presenter} maxLength={60} label={t("meetings:field.presenter")} error={change.errors.presenter} />
          <Textarea name="text" defaultValue={item.text} maxLength={4_000} autosize minRows={3} maxRows={10} label={t("meetings:field.text")} error={change.errors.text} />
          <Checkbox name="hidden" defaultChecked={item.hidden} label={t("meetings:field.hidden")} description={t("meetings:field.hiddenHint")} />
          <Group justify="space-between">
            <Button variant="subtle" color="orange.8" loading={remove.busy} onClick={() => void remove.submit(undefined, { revision: meeting.revision })}>
              {t("meetings:takeOff")}
            </Button>
            <Group gap="sm">
              <Button variant="default" onClick={onClose}>
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
