import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MeetingPatch, MeetingView } from "../../../contracts/meetings.ts";
import { useCommand } from "../../../http/use-command.ts";
import { formatInstant } from "../../../i18n/formats.ts";
import { useToday } from "../../../shell/clock.tsx";
import { useEditedValues } from "../../../shell/drafts/use-edited-values.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { ContestedFields } from "../../../shell/kit/contested-fields.tsx";
import { showDone } from "../../../shell/kit/show-undo.tsx";
import { arrangementOf, patchOf, type Arrangement } from "../arrangement.ts";
import { MeetingFields } from "../meeting-fields.tsx";

/** Changes the name, time, place or quorum of a meeting that has not begun. */
export function ArrangementDialog({ meeting, onClose }: { meeting: MeetingView; onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const stored = arrangementOf(meeting);
  const { values, set, forget, revert, isChanged, changed, contested } = useEditedValues(`arrangement:${meeting.id}`, stored);
  const change = useCommand<MeetingPatch>({
    method: "PATCH",
    path: `/meetings/${meeting.id}`,
    queued: true,
    forget,
    onDone() {
      onClose();
      showDone(t("meetings:rearranged"));
    },
  });
  const labels = {
    title: t("meetings:field.title"),
    startsAt: t("meetings:field.startsAt"),
    minutes: t("meetings:field.minutes"),
    place: t("meetings:field.place"),
    quorum: t("meetings:field.quorum"),
    proxiesInQuorum: t("meetings:field.proxiesInQuorum"),
  };
  const theirs = (field: keyof Arrangement) => {
    if (field === "quorum") return t(`meetings:quorum.rule.${stored.quorum}`);
    if (field === "proxiesInQuorum") return t(`meetings:proxy.quorum.${stored.proxiesInQuorum ? "counted" : "not"}`);
    return field === "startsAt" ? formatInstant(t, meeting.startsAt, { today }) : stored[field];
  };
  return (
    <Modal opened onClose={onClose} title={t("meetings:rearrange")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void change.submit(patchOf(values, changed), { revision: meeting.revision });
        }}
      >
        <Stack gap="md">
          <CommandProblem command={change} labels={{ ...labels, endsAt: labels.minutes }} />
          <ContestedFields fields={contested.map((name) => ({ name, label: labels[name], theirs: theirs(name) }))} onTake={(name) => set({ [name]: stored[name] })} />
          <MeetingFields values={values} set={set} errors={change.errors} />
          {meeting.state === "scheduled" && <Text size="sm">{t("meetings:rearrangeHint")}</Text>}
          <Group justify="flex-end" gap="sm">
            <Button
              variant="default"
              onClick={() => {
                revert();
                onClose();
              }}
            >
              {t("shell:cancel")}
            </Button>
            <Button type="submit" loading={change.busy} disabled={!isChanged}>
              {t("meetings:save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
