import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { WebhookView } from "../../contracts/webhooks.ts";
import { useCommand } from "../../http/use-command.ts";
import { ConfirmDialog } from "../../shell/kit/confirm-dialog.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

/** Removing takes address and secret with it: says so first, and leads back to the alliance. */
export function RemoveWebhookDialog({ path, alliance, webhook, onClose }: { path: string; alliance: string; webhook: WebhookView; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remove = useCommand({
    method: "DELETE",
    path,
    // The page of what was removed is not read anew.
    revalidate: false,
    onDone() {
      showDone(t("webhooks:removed"));
      void navigate(`/admin/alliances/${alliance}`);
    },
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t("webhooks:removeTitle", { name: webhook.name })}
      effect={t("webhooks:removeWhat")}
      send={t("webhooks:removeDo")}
      color="orange"
      command={remove}
      onSend={() => void remove.submit(undefined, { revision: webhook.revision })}
    />
  );
}
