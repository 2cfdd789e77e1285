import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { missingForLane } from "../../../contracts/lane-rules.ts";
import type { LiveMeeting } from "./use-live-meeting.ts";

/** Closing cannot be undone: says what it means. */
export function CloseDialog({ live, opened, onClose }: { live: LiveMeeting; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { meeting, send } = live;
  const left = meeting.agenda.filter((item) => item.state === "waiting").length;
  const lacking = meeting.agenda
    .filter(({ state }) => state === "current" || state === "done")
    .map((item) => ({ item, missing: missingForLane(item, meeting.polls) }))
    .filter(({ missing }) => missing.length > 0);
  return (
    <Modal opened={opened} onClose={onClose} title={t("meetings:live.closeMeeting")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <Stack gap="md">
        <Text>{left > 0 ? t("meetings:live.closeWithItems", { count: left }) : t("meetings:live.closeHint")}</Text>
        {lacking.length > 0 && (
          <Stack component="ul" gap={4} m={0} pl="md">
            {lacking.map(({ item, missing }) => (
              <li key={item.id}>{t("meetings:triage.lacking", { title: item.title, missing: missing.map((want) => t(`meetings:triage.missing.${want}`)).join(" ") })}</li>
            ))}
          </Stack>
        )}
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
