import { Button, Group, Stack, Text } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MailboxView } from "../../../contracts/mailbox.ts";
import { useCommand } from "../../../http/use-command.ts";
import { ConfirmDialog } from "../../../shell/kit/confirm-dialog.tsx";
import { Day } from "../../../shell/kit/day.tsx";
import { lazyDialog } from "../../../shell/kit/lazy-dialog.tsx";
import { Panel, QuietLine } from "../../../shell/kit/panel.tsx";
import { showDone } from "../../../shell/kit/show-undo.tsx";
import { LetterList } from "./letter-list.tsx";
import { LetterTimes } from "./letter-times.tsx";
import classes from "../me.module.css";

const MailboxDialog = lazyDialog(async () => (await import("./mailbox-dialog.tsx")).MailboxDialog);

/** 邮件提醒: where what I have not read in time goes, and when. */
export function MailboxPanel({ mailbox }: { mailbox: MailboxView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"address" | "end" | null>(null);
  const close = () => setOpen(null);
  const end = useCommand({
    method: "DELETE",
    path: "/me/mailbox",
    onDone() {
      close();
      showDone(t("people:mailbox.ended"));
    },
  });
  const { address, since, refused, letters } = mailbox;
  return (
    <Panel title={t("people:mailbox.title")}>
      {address === null ? (
        <Text size="sm">{t("people:mailbox.off")}</Text>
      ) : (
        <Stack gap="md">
          <div>
            <div className={classes.main}>{address}</div>
            <QuietLine>
              <span>
                {t("people:mailbox.since")} <Day value={since!} year />
              </span>
            </QuietLine>
          </div>
          {refused ? <Text size="sm" c="var(--lm-late-text)">{t("people:mailbox.refused")}</Text> : <LetterTimes mailbox={mailbox} />}
        </Stack>
      )}
      <Group gap="sm" mt="md">
        <Button variant="default" size="xs" leftSection={<IconMail size={14} aria-hidden />} onClick={() => setOpen("address")}>
          {t(address === null ? "people:mailbox.turnOn" : "people:mailbox.renew")}
        </Button>
        {address !== null && (
          <Button variant="subtle" color="orange.8" c="var(--lm-late-text)" size="xs" onClick={() => setOpen("end")}>
            {t("people:mailbox.end")}
          </Button>
        )}
      </Group>
      {(address !== null || letters.length > 0) && <LetterList letters={letters} />}
      <MailboxDialog opened={open === "address"} onClose={close} offered={mailbox.offered} />
      <ConfirmDialog opened={open === "end"} onClose={close} title={t("people:mailbox.endTitle")} effect={t("people:mailbox.endHint")} send={t("people:mailbox.end")} command={end} onSend={() => void end.submit()} />
    </Panel>
  );
}
