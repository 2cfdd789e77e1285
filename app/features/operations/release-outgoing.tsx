import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../http/use-command.ts";
import { ConfirmDialog } from "../../shell/kit/confirm-dialog.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

/** Lets a restored hub tell robots and webhooks again, once somebody has said that no other one does. */
export function ReleaseOutgoing() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const release = useCommand({
    method: "DELETE",
    path: "/operations/outgoing-hold",
    onDone() {
      setOpened(false);
      showDone(t("operations:outgoing.done"));
    },
  });
  const close = () => {
    release.reset();
    setOpened(false);
  };
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpened(true)}>
        {t("operations:outgoing.release")}
      </Button>
      <ConfirmDialog opened={opened} onClose={close} title={t("operations:outgoing.release")} effect={t("operations:outgoing.effect")} send={t("operations:outgoing.release")} command={release} onSend={() => void release.submit()} />
    </>
  );
}
