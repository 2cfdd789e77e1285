import { Group, Input, NativeSelect, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { letterTimes, type LetterTime, type MailboxPatch, type MailboxView } from "../../../contracts/mailbox.ts";
import { useCommand } from "../../../http/use-command.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { showDone } from "../../../shell/kit/show-undo.tsx";

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}:00` }));

/** When letters come; each choice holds at once. */
export function LetterTimes({ mailbox }: { mailbox: MailboxView }) {
  const { t } = useTranslation();
  const change = useCommand<MailboxPatch>({ method: "PATCH", path: "/me/mailbox", onDone: () => showDone(t("people:saved")) });
  const { when, quietFrom, quietUntil } = mailbox;
  return (
    <Stack gap="sm">
      <CommandProblem command={change} />
      <NativeSelect
        label={t("people:mailbox.when")}
        value={when}
        disabled={change.busy}
        onChange={(event) => void change.submit({ when: event.currentTarget.value as LetterTime })}
        data={letterTimes.map((time) => ({ value: time, label: t(`people:mailbox.times.${time}`) }))}
      />
      {when !== "never" && (
        <div>
          <Input.Label component="div" aria-hidden>
            {t("people:mailbox.quiet")}
          </Input.Label>
          <Group gap="sm" wrap="nowrap">
            <NativeSelect aria-label={t("people:mailbox.quietFrom")} value={String(quietFrom)} disabled={change.busy} data={HOURS} onChange={(event) => void change.submit({ quietFrom: Number(event.currentTarget.value) })} />
            <Text size="sm">{t("people:mailbox.to")}</Text>
            <NativeSelect aria-label={t("people:mailbox.quietUntil")} value={String(quietUntil)} disabled={change.busy} data={HOURS} onChange={(event) => void change.submit({ quietUntil: Number(event.currentTarget.value) })} />
          </Group>
          <Text size="xs" c="dimmed" mt={4}>
            {t("people:mailbox.quietNone")}
          </Text>
        </div>
      )}
    </Stack>
  );
}
