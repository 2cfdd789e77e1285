import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SecondFactorOffer, SpareCodesView } from "../../contracts/second-factor.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { CopyButton } from "../../shell/kit/copy-button.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { QrCode } from "../../shell/kit/qr-code.tsx";
import { PasswordStep } from "./password-step.tsx";
import classes from "./second-factor.module.css";

/** Turns the own second factor on: password, QR code and first code, spare codes. Nothing of it is kept on the device. */
export function SecondFactorOnDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [offer, setOffer] = useState<SecondFactorOffer | null>(null);
  const [spares, setSpares] = useState<readonly string[] | null>(null);
  const begin = useCommand<{ password: string }, SecondFactorOffer>({ method: "POST", path: "/me/second-factor", revalidate: false, onDone: setOffer });
  const confirm = useCommand<{ code: string }, SpareCodesView>({ method: "POST", path: "/me/second-factor/confirm", onDone: ({ codes }) => setSpares(codes) });
  const close = () => {
    onClose();
    begin.reset();
    confirm.reset();
    setOffer(null);
    setSpares(null);
  };
  return (
    <Modal opened={opened} onClose={close} closeOnClickOutside={spares === null} title={t(spares ? "people:secondFactor.sparesTitle" : "people:secondFactor.turnOn")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      {offer === null && <PasswordStep command={begin} send={t("people:secondFactor.next")} onClose={close} />}
      {offer !== null && spares === null && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void confirm.submit({ code: String(new FormData(event.currentTarget).get("code")) });
          }}
        >
          <Stack gap="md">
            <CommandProblem command={confirm} labels={{ code: t("people:secondFactor.code") }} />
            <Text size="sm">{t("people:secondFactor.scan")}</Text>
            <div className={classes.qr}>
              <QrCode text={offer.address} label={t("people:secondFactor.qr")} />
            </div>
            <Text size="sm" c="dimmed">
              {t("people:secondFactor.byHand")} <code className={classes.secret}>{offer.secret}</code>
            </Text>
            <TextInput name="code" label={t("people:secondFactor.code")} inputMode="numeric" autoComplete="one-time-code" maxLength={10} error={confirm.errors.code} />
            <FormButtons onCancel={close} send={t("people:secondFactor.confirm")} busy={confirm.busy} />
          </Stack>
        </form>
      )}
      {spares !== null && (
        <Stack gap="md">
          <Text size="sm">{t("people:secondFactor.sparesHint")}</Text>
          <ol className={classes.spares}>
            {spares.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ol>
          <Group justify="space-between" gap="sm">
            <CopyButton value={spares.join("\n")} variant="default">
              {t("people:secondFactor.copySpares")}
            </CopyButton>
            <Button onClick={close}>{t("people:secondFactor.kept")}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
