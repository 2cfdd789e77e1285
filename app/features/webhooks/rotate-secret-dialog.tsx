import { Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WebhookView, WebhookWithSecret } from "../../contracts/webhooks.ts";
import { useCommand } from "../../http/use-command.ts";
import { ConfirmDialog } from "../../shell/kit/confirm-dialog.tsx";
import { SecretOnce } from "../../shell/kit/secret-once.tsx";

/** Says what another secret means, then shows it this once. */
export function RotateSecretDialog({ path, webhook, onClose }: { path: string; webhook: WebhookView; onClose: () => void }) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string | null>(null);
  const rotate = useCommand<undefined, WebhookWithSecret>({ method: "POST", path: `${path}/secret`, onDone: (made) => setSecret(made.secret) });
  if (secret === null) {
    return (
      <ConfirmDialog
        opened
        onClose={onClose}
        title={t("webhooks:rotateTitle", { name: webhook.name })}
        effect={t("webhooks:rotateWhat")}
        send={t("webhooks:rotateDo")}
        command={rotate}
        onSend={() => void rotate.submit(undefined, { revision: webhook.revision })}
      />
    );
  }
  return (
    <Modal opened onClose={onClose} title={t("webhooks:secretTitle")} closeOnClickOutside={false} closeOnEscape={false} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <SecretOnce once={t("webhooks:secretOnce")} secret={secret} copy={t("webhooks:secretCopy")} kept={t("webhooks:secretKept")} onKept={onClose} />
    </Modal>
  );
}
