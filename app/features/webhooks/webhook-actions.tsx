import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WebhookPatch, WebhookView } from "../../contracts/webhooks.ts";
import { useCommand } from "../../http/use-command.ts";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { ChangeWebhookDialog } from "./change-webhook-dialog.tsx";
import { RemoveWebhookDialog } from "./remove-webhook-dialog.tsx";
import { RotateSecretDialog } from "./rotate-secret-dialog.tsx";

export interface WebhookActionsProps {
  alliance: string;
  path: string;
  webhook: WebhookView;
  turn: ReturnType<typeof useTurn>;
  onTry: () => void;
  trying: boolean;
}

/** Turns a webhook on or off. */
export function useTurn(path: string) {
  const { t } = useTranslation();
  return useCommand<WebhookPatch, WebhookView>({ method: "PATCH", path, onDone: ({ state }) => showDone(t(state === "off" ? "webhooks:turnedOff" : "webhooks:turnedOn")) });
}

/** What can be done with a webhook. */
export function WebhookActions({ alliance, path, webhook, turn, onTry, trying }: WebhookActionsProps) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<"change" | "rotate" | "remove" | null>(null);
  const isOn = webhook.state === "on";
  const close = () => setDialog(null);
  const turnTo = (on: boolean) => void turn.submit({ on }, { revision: webhook.revision });
  return (
    <>
      {isOn ? (
        <Button loading={trying} onClick={onTry}>
          {t("webhooks:try")}
        </Button>
      ) : (
        <Button loading={turn.busy} onClick={() => turnTo(true)}>
          {t("webhooks:turnOn")}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t("webhooks:more")}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDialog("change")}>{t("webhooks:change")}</Menu.Item>
          <Menu.Item onClick={() => setDialog("rotate")}>{t("webhooks:rotate")}</Menu.Item>
          {isOn ? <Menu.Item onClick={() => turnTo(false)}>{t("webhooks:turnOff")}</Menu.Item> : <Menu.Item onClick={onTry}>{t("webhooks:try")}</Menu.Item>}
          <Menu.Item onClick={() => setDialog("remove")}>{t("webhooks:remove")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === "change" && <ChangeWebhookDialog path={path} webhook={webhook} onClose={close} />}
      {dialog === "rotate" && <RotateSecretDialog path={path} webhook={webhook} onClose={close} />}
      {dialog === "remove" && <RemoveWebhookDialog path={path} alliance={alliance} webhook={webhook} onClose={close} />}
    </>
  );
}
