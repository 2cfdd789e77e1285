import { Button, Checkbox, Group, Modal, NumberInput, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { lanes, type AgendaItem, type itemPatch } from "../../../contracts/agenda.ts";
import { suggestLane } from "../../../contracts/lane-rules.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { useCommand } from "../../../http/use-command.ts";
import { useEditedValues } from "../../../shell/drafts/use-edited-values.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { ContestedFields } from "../../../shell/kit/contested-fields.tsx";
import { TriageNotes } from "../triage-notes.tsx";

/** Changes an item's words, lane, presenter and length, hides it, or takes it off. */
export function ItemDialog({ meeting, item, onClose }: { meeting: MeetingView; item: AgendaItem; onClose: () => void }) {
  const { t } = useTranslation();
  const stored = { title: item.title, lane: item.lane, laneReason: item.triage.at(-1)?.reason ?? "", minutes: item.minutes as number | string, presenter: item.presenter, text: item.text, hidden: item.hidden };
  const { values, set, forget, revert, changed, contested } = useEditedValues(`item:${item.id}`, stored);
  const { title, lane, laneReason, minutes, presenter, text, hidden } = values;
  const path = `/meetings/${meeting.id}/agenda/${item.id}`;
  const change = useCommand<z.input<typeof itemPatch>>({ method: "PATCH", path, queued: true, forget, onDone: onClose });
  const close = () => {
    revert();
    onClose();
  };
  const remove = useCommand({ method: "DELETE", path, onDone: onClose });
  const suggested = suggestLane(item.kind);
  const labels = {
    title: t("meetings:field.itemTitle"),
    lane: t("meetings:field.lane"),
    laneReason: t("meetings:field.laneReason"),
    minutes: t("meetings:field.minutes"),
    presenter: t("meetings:field.presenter"),
    text: t("meetings:field.text"),
    hidden: t("meetings:field.hidden"),
  };
  const theirs = (field: keyof typeof stored) => (field === "lane" ? t(`meetings:lane.${stored.lane}`) : String(stored[field]));
  const submit = () => {
    // Only what was changed here: what somebody else has written in another field meanwhile stays.
    const given = { ...values, minutes: Number(minutes) };
    if (changed.length === 0) return onClose();
    return void change.submit(Object.fromEntries(changed.map((field) => [field, given[field]])), { revision: meeting.revision });
  };
  return (
    <Modal opened onClose={onClose} title={t("meetings:editShort")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
          <CommandProblem command={change} labels={labels} />
          <CommandProblem command={remove} />
          <ContestedFields fields={contested.map((name) => ({ name, label: labels[name], theirs: theirs(name) }))} onTake={(name) => set({ [name]: stored[name] })} />
          <TextInput name="title" value={title} onChange={(event) => set({ title: event.currentTarget.value })} maxLength={80} label={labels.title} required error={change.errors.title} data-autofocus />
          <Group grow align="start">
            <Select
              label={labels.lane}
              value={lane}
              onChange={(value) => value && set({ lane: value })}
              allowDeselect={false}
              data={lanes.map((value) => ({ value, label: t(`meetings:lane.${value}`) }))}
            />
            <NumberInput name="minutes" min={1} max={240} value={minutes} onChange={(chosen) => set({ minutes: chosen })} label={labels.minutes} error={change.errors.minutes} />
          </Group>
          <TextInput
            name="laneReason"
            value={laneReason}
            onChange={(event) => set({ laneReason: event.currentTarget.value })}
            maxLength={120}
            label={labels.laneReason}
            description={
              <>
                {t(`meetings:triage.because.${suggested.because}`, { lane: t(`meetings:lane.${suggested.lane}`) })}
                <br />
                {t("meetings:triage.hint")}
              </>
            }
            error={change.errors.laneReason}
          />
          <TriageNotes meeting={meeting} item={item} />
          <TextInput name="presenter" value={presenter} onChange={(event) => set({ presenter: event.currentTarget.value })} maxLength={60} label={labels.presenter} error={change.errors.presenter} />
          <Textarea name="text" value={text} onChange={(event) => set({ text: event.currentTarget.value })} maxLength={4_000} autosize minRows={3} maxRows={10} label={labels.text} error={change.errors.text} />
          <Checkbox name="hidden" checked={hidden} onChange={(event) => set({ hidden: event.currentTarget.checked })} label={labels.hidden} description={t("meetings:field.hiddenHint")} />
          <Group justify="space-between">
            <Button variant="subtle" color="orange.8" c="var(--lm-late-text)" loading={remove.busy} onClick={() => void remove.submit(undefined, { revision: meeting.revision })}>
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
