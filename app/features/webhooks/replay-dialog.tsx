import { Group, Modal, NumberInput, Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReplayInput, WebhookView } from "../../contracts/webhooks.ts";
import { useCommand } from "../../http/use-command.ts";
import { instantAt } from "../../i18n/shanghai-time.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { DayAndTimeField } from "../../shell/kit/day-and-time-field.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

/** Has events delivered again, from a number or a time on. */
export function ReplayDialog({ path, webhook, onClose }: { path: string; webhook: WebhookView; onClose: () => void }) {
  const { t } = useTranslation();
  const [by, setBy] = useState<"after" | "since">("after");
  const [after, setAfter] = useState<number | string>("");
  const [since, setSince] = useState<string | null>(null);
  const replay = useCommand<ReplayInput>({
    method: "POST",
    path: `${path}/replay`,
    onDone() {
      showDone(t("webhooks:replayed"));
      onClose();
    },
  });
  const instant = since === null ? "" : instantAt(since).toISOString();
  return (
    <Modal opened onClose={onClose} title={t("webhooks:replayTitle")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void replay.submit(by === "after" ? { ...(after !== "" && { after: Number(after) }) } : { since: instant });
        }}
      >
        <Stack gap="md">
          <CommandProblem command={replay} labels={{ after: t("webhooks:replayNumber"), since: t("webhooks:replayTime") }} />
          <Text size="sm">{t("webhooks:replayWhat")}</Text>
          <Radio.Group label={t("webhooks:replayFrom")} value={by} onChange={(chosen) => setBy(chosen as typeof by)}>
            <Group gap="md" mt={8}>
              <Radio value="after" label={t("webhooks:replayAfter")} />
              <Radio value="since" label={t("webhooks:replaySince")} />
            </Group>
          </Radio.Group>
          {by === "after" ? (
            <NumberInput
              name="after"
              label={t("webhooks:replayNumber")}
              description={t("webhooks:replayNumberHint", { newest: webhook.newest })}
              value={after}
              onChange={setAfter}
              min={0}
              allowDecimal={false}
              hideControls
              error={replay.errors.after}
            />
          ) : (
            <DayAndTimeField name="since" label={t("webhooks:replayTime")} usualTime="08:00" value={since} onChange={setSince} error={replay.errors.since} />
          )}
          <FormButtons onCancel={onClose} send={t("webhooks:replay")} busy={replay.busy} />
        </Stack>
      </form>
    </Modal>
  );
}
