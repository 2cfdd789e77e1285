import { Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WebhookInput, WebhookWithSecret } from "../../contracts/webhooks.ts";
import { useCommand } from "../../http/use-command.ts";
import { SecretOnce } from "../../shell/kit/secret-once.tsx";
import { WebhookFields } from "./webhook-fields.tsx";

/** Adds a webhook and shows its secret this once. */
export function NewWebhookDialog({ alliance, opened, onClose }: { alliance: string; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string | null>(null);
  const add = useCommand<WebhookInput, WebhookWithSecret>({ method: "POST", path: `/alliances/${alliance}/webhooks`, onDone: (made) => setSecret(made.secret) });
  const close = () => {
    onClose();
    add.reset();
    setSecret(null);
  };
  return (
    // A secret that a slip of the finger closes is gone.
    <Modal
      size="lg"
      opened={opened}
      onClose={close}
      title={t(secret === null ? "webhooks:add" : "webhooks:secretTitle")}
      closeOnClickOutside={secret === null}
      closeOnEscape={secret === null}
      closeButtonProps={{ "aria-label": t("shell:close") }}
    >
      {secret === null ? (
        <WebhookFields command={add} webhook={null} send={t("webhooks:add")} onClose={close} onSubmit={(values) => add.submit(values)} />
      ) : (
        <SecretOnce once={t("webhooks:secretOnce")} secret={secret} copy={t("webhooks:secretCopy")} kept={t("webhooks:secretKept")} onKept={close} />
      )}
    </Modal>
  );
}
