import { Alert, Modal, Stack, Text, Textarea } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useKeptValues } from "../../../shell/drafts/use-kept-values.ts";
import type { LiveMeeting } from "./use-live-meeting.ts";
import { FormButtons } from "../../../shell/kit/form-buttons.tsx";

/** Records a decision under the current item; everybody sees it at once. Warns, no more, where the last poll on the item did not pass. */
export function DecisionDialog({ live, opened, onClose }: { live: LiveMeeting; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { meeting, send } = live;
  const counted = meeting.polls.findLast((poll) => poll.item === meeting.currentItem && poll.outcome !== null);
  const { values, set, forget } = useKeptValues(`decision:${meeting.id}:${meeting.currentItem ?? ""}`, { text: "" });
  const close = () => {
    live.dismissRefusal();
    onClose();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = values.text.replaceAll(/\s+/g, " ").trim();
    if (meeting.currentItem === null) return;
    if (await send({ type: "result-add", itemId: meeting.currentItem, kind: "decision", text })) {
      forget();
      onClose();
    }
  };
  return (
    <Modal opened={opened} onClose={close} title={t("meetings:decision.make")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          {counted?.outcome?.passed === false && (
            <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />} role="status">
              {t("meetings:decision.lost", { question: counted.question })}
            </Alert>
          )}
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
            error={live.errors.text}
          />
          {live.refusal !== null && (
            <Text size="sm" c="var(--lm-late-text)" role="alert">
              {live.refusal}
            </Text>
          )}
          <FormButtons onCancel={close} send={t("meetings:decision.record")} busy={live.pending?.command.type === "result-add"} />
        </Stack>
      </form>
    </Modal>
  );
}
