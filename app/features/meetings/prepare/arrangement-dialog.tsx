import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MeetingPatch, MeetingView } from "../../../contracts/meetings.ts";
import { useCommand } from "../../../http/use-command.ts";
import { useKeptValues } from "../../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { showDone } from "../../../shell/kit/show-undo.tsx";
import { arrangementOf, bodyOf } from "../arrangement.ts";
import { MeetingFields } from "../meeting-fields.tsx";

/** Changes the name, time, place or quorum of a meeting that has not begun. */
export function ArrangementDialog({ meeting, onClose }: { meeting: MeetingView; onClose: () => void }) {
  const { t } = useTranslation();
  const { values, set, forget, revert, isChanged } = useKeptValues(`arrangement:${meeting.id}`, arrangementOf(meeting), { sameBase: true });
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
  return (
    <Modal opened onClose={onClose} title={t("meetings:rearrange")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void change.submit(bodyOf(values), { revision: meeting.revision });
        }}
      >
        <Stack gap="md">
          <CommandProblem command={change} labels={{ title: t("meetings:field.title"), startsAt: t("meetings:field.startsAt") }} />
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
