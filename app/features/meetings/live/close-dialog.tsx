import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { LiveMeeting } from "./use-live-meeting.ts";

/** Closing cannot be undone: says what it means. */
export function CloseDialog({ live, opened, onClose }: { live: LiveMeeting; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { meeting, send } = live;
  const left = meeting.agenda.filter((item) => item.state === "waiting").length;
  return (
    <Modal opened={opened} onClose={onClose} title={t("meetings:live.closeMeeting")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <Stack gap="md">
        <Text>{left > 0 ? t("meetings:live.closeWithItems", { count: left }) : t("meetings:live.closeHint")}</Text>
        {live.refusal !== null && (
          <Text size="sm" c="var(--lm-late-text)" role="alert">
            {live.refusal}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("shell:cancel")}
          </Button>
          <Button data-autofocus loading={live.pending?.command.type === "close"} onClick={() => void send({ type: "close" }).then((done) => done && onClose())}>
            {t("meetings:live.closeMeeting")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
