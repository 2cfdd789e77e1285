import { Button, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MailboxView } from "../../../contracts/mailbox.ts";
import { useCommand } from "../../../http/use-command.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../../shell/kit/form-buttons.tsx";
import { showDone } from "../../../shell/kit/show-undo.tsx";

/** Two steps to a mailbox: its address, and the code that came there. Closed between the two, it goes on where it was. */
export function MailboxDialog({ opened, onClose, offered }: { opened: boolean; onClose: () => void; offered: MailboxView["offered"] }) {
  const { t } = useTranslation();
  const [another, setAnother] = useState(false);
  const offer = useCommand<{ address: string }, MailboxView>({ method: "POST", path: "/me/mailbox/address", onDone: () => setAnother(false) });
  const confirm = useCommand<{ code: string }, MailboxView>({
    method: "POST",
    path: "/me/mailbox/confirm",
    onDone() {
      close();
      showDone(t("people:mailbox.confirmed"));
    },
  });
  function close() {
    onClose();
    offer.reset();
    confirm.reset();
    setAnother(false);
  }
  const asksCode = offered !== null && !another;
  return (
    <Modal opened={opened} onClose={close} title={t("people:mailbox.turnOn")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      {asksCode ? (
        <form
          key="code"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void confirm.submit({ code: String(new FormData(event.currentTarget).get("code")) });
          }}
        >
          <Stack gap="md">
            <CommandProblem command={confirm} labels={{ code: t("people:mailbox.code") }} />
            <Text size="sm">{t("people:mailbox.codeSent", { address: offered.address })}</Text>
            <TextInput name="code" label={t("people:mailbox.code")} inputMode="numeric" autoComplete="one-time-code" maxLength={10} error={confirm.errors.code} data-autofocus />
            <Button
              variant="subtle"
              size="xs"
              style={{ alignSelf: "flex-start" }}
              onClick={() => {
                confirm.reset();
                setAnother(true);
              }}
            >
              {t("people:mailbox.other")}
            </Button>
            <FormButtons onCancel={close} send={t("people:mailbox.confirm")} busy={confirm.busy} />
          </Stack>
        </form>
      ) : (
        <form
          key="address"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void offer.submit({ address: String(new FormData(event.currentTarget).get("address")) });
          }}
        >
          <Stack gap="md">
            <CommandProblem command={offer} labels={{ address: t("people:mailbox.address") }} />
            <Text size="sm">{t("people:mailbox.off")}</Text>
            <TextInput name="address" type="email" inputMode="email" autoComplete="email" label={t("people:mailbox.address")} maxLength={254} error={offer.errors.address} data-autofocus />
            <FormButtons onCancel={close} send={t("people:mailbox.sendCode")} busy={offer.busy} />
          </Stack>
        </form>
      )}
    </Modal>
  );
}
