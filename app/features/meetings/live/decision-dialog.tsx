import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { LiveMeeting } from "./use-live-meeting.ts";

/** Records a decision under the current item; everybody sees it at once. */
export function DecisionDialog({ live, opened, onClose }: { live: LiveMeeting; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { meeting, send } = live;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("text")).replaceAll(/\s+/g, " ").trim();
    if (text === "" || meeting.currentItem === null) return;
    if (await send({ type: "result-add", itemId: meeting.currentItem, kind: "decision", text })) onClose();
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t("meetings:decision.make")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Textarea name="text" required maxLength={300} autosize minRows={3} data-autofocus label={t("meetings:decision.text")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("shell:cancel")}
            </Button>
            <Button type="submit" loading={live.pending?.command.type === "result-add"}>
              {t("meetings:decision.record")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
