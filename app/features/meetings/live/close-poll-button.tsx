import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LiveMeeting } from "./use-live-meeting.ts";

/** Ends a poll, at once when all have voted: who has not cannot do so afterwards. */
export function ClosePollButton({ live, poll, missing }: { live: LiveMeeting; poll: string; missing: number }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const close = () => void live.send({ type: "poll-close", pollId: poll }).then((done) => done && setAsking(false));
  return (
    <>
      <Button mt="sm" variant="default" onClick={() => (missing > 0 ? setAsking(true) : close())}>
        {t("meetings:poll.close")}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t("meetings:poll.close")} closeButtonProps={{ "aria-label": t("shell:close") }}>
        <Stack gap="md">
          <Text>{t("meetings:poll.closeEarly", { count: missing })}</Text>
          {live.refusal !== null && (
            <Text size="sm" c="var(--lm-late-text)" role="alert">
              {live.refusal}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t("shell:cancel")}
            </Button>
            <Button data-autofocus loading={live.pending?.command.type === "poll-close"} onClick={close}>
              {t("meetings:poll.close")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
