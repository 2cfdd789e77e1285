import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useKeptValues } from "../../../shell/drafts/use-kept-values.ts";
import type { LiveMeeting } from "./use-live-meeting.ts";

/** Records a decision under the current item; everybody sees it at once. */
export function DecisionDialog({ live, opened, onClose }: { live: LiveMeeting; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { meeting, send } = live;
  const { values, set, forget } = useKeptValues(`decision:${meeting.id}:${meeting.currentItem ?? ""}`, { text: "" });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = values.text.replaceAll(/\s+/g, " ").trim();
    if (text === "" || meeting.currentItem === null) return;
    if (await send({ type: "result-add", itemId: meeting.currentItem, kind: "decision", text })) {
      forget();
      onClose();
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t("meetings:decision.make")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Textarea
            name="text"
            required
            maxLength={300}
            autosize
            minRows={3}
            data-autofocus
            label={t("meetings:decision.text")}
            value={values.text}
            onChange={(event) => set({ text: event.currentTarget.value })}
          />
          {live.refusal !== null && (
            <Text size="sm" c="var(--lm-late-text)" role="alert">
              {live.refusal}
            </Text>
          )}
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
