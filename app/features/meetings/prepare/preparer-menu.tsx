/** What who prepares a meeting does now and then: changing its arrangement, calling it off, deleting a draft. */
import { Button, Group, Menu, Modal, Stack, Text } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { IconCalendarCog, IconDots, IconTrash, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { useCommand } from "../../../http/use-command.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { ReasonDialog } from "../../../shell/kit/reason-dialog.tsx";
import { showDone } from "../../../shell/kit/show-undo.tsx";
import { ArrangementDialog } from "./arrangement-dialog.tsx";

export function PreparerMenu({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<"rearrange" | "cancel" | "discard" | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDots size={16} aria-hidden />}>
            {t("meetings:more")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCalendarCog size={16} aria-hidden />} onClick={() => setAsked("rearrange")}>
            {t("meetings:rearrange")}
          </Menu.Item>
          {meeting.state === "scheduled" ? (
            <Menu.Item leftSection={<IconX size={16} aria-hidden />} color="orange.8" onClick={() => setAsked("cancel")}>
              {t("meetings:cancel.menu")}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} color="orange.8" onClick={() => setAsked("discard")}>
              {t("meetings:discard.menu")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked === "rearrange" && <ArrangementDialog meeting={meeting} onClose={close} />}
      {asked === "discard" && <DiscardDialog meeting={meeting} onClose={close} />}
      <ReasonDialog
        opened={asked === "cancel"}
        onClose={close}
        keptAs={`cancel-meeting:${meeting.id}`}
        title={t("meetings:cancel.title", { title: meeting.title })}
        effect={t("meetings:cancel.effect", { count: meeting.presence.total })}
        label={t("meetings:cancel.reason")}
        maxLength={200}
        send={t("meetings:cancel.send")}
        color="orange.8"
        dismiss={t("meetings:cancel.keep")}
        request={(reason) => ({ path: `/meetings/${meeting.id}/cancel`, body: { reason }, revision: meeting.revision })}
      />
    </>
  );
}

function DiscardDialog({ meeting, onClose }: { meeting: MeetingView; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const discard = useCommand({
    method: "DELETE",
    path: `/meetings/${meeting.id}`,
    // The page that would be read anew is gone.
    revalidate: false,
    onDone() {
      void navigate("/meetings");
      showDone(t("meetings:discard.done", { title: meeting.title }));
    },
  });
  return (
    <Modal opened onClose={onClose} title={t("meetings:discard.title", { title: meeting.title })} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <Stack gap="md">
        <CommandProblem command={discard} />
        <Text size="sm">{t("meetings:discard.effect", { count: meeting.agenda.length })}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t("shell:cancel")}
          </Button>
          <Button color="orange.8" loading={discard.busy} onClick={() => void discard.submit(undefined, { revision: meeting.revision })} data-autofocus>
            {t("meetings:discard.send")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
