import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { WebhookPatch, WebhookView } from "../../contracts/webhooks.ts";
import { useCommand } from "../../http/use-command.ts";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { WebhookFields } from "./webhook-fields.tsx";

/** Changes name, address or events of a webhook. */
export function ChangeWebhookDialog({ path, webhook, onClose }: { path: string; webhook: WebhookView; onClose: () => void }) {
  const { t } = useTranslation();
  const change = useCommand<WebhookPatch>({
    method: "PATCH",
    path,
    onDone() {
      showDone(t("webhooks:saved"));
      onClose();
    },
  });
  return (
    <Modal size="lg" opened onClose={onClose} title={t("webhooks:change")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <WebhookFields
        command={change}
        webhook={webhook}
        send={t("shell:save")}
        onClose={onClose}
        onSubmit={({ name, address, events }) =>
          change.submit(
            {
              ...(name !== webhook.name && { name }),
              ...(address !== "" && { address }),
              ...(events.join() !== webhook.events.join() && { events }),
            },
            { revision: webhook.revision },
          )
        }
      />
    </Modal>
  );
}
