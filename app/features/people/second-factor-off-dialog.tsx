import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../http/use-command.ts";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { PasswordStep } from "./password-step.tsx";

/** Turns the own second factor off, with the password once more. */
export function SecondFactorOffDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const end = useCommand<{ password: string }>({
    method: "DELETE",
    path: "/me/second-factor",
    onDone() {
      onClose();
      showDone(t("people:secondFactor.turnedOff"));
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t("people:secondFactor.turnOff")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <PasswordStep command={end} send={t("people:secondFactor.turnOff")} onClose={onClose} />
    </Modal>
  );
}
