import { IconAlertTriangle, IconBroadcast, IconPlayerPause, IconRefresh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { WebhookView } from "../../contracts/webhooks.ts";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";

const looks = {
  on: { tone: "good", icon: IconBroadcast },
  retrying: { tone: "soon", icon: IconRefresh },
  off: { tone: "neutral", icon: IconPlayerPause },
  stopped: { tone: "late", icon: IconAlertTriangle },
} as const;

/** How a webhook fares, in one word. */
export function WebhookState({ webhook }: { webhook: WebhookView }) {
  const { t } = useTranslation();
  const state = webhook.state === "on" && webhook.trouble ? "retrying" : webhook.state;
  return (
    <ToneBadge tone={looks[state].tone} icon={looks[state].icon}>
      {t(`webhooks:state.${state}`)}
    </ToneBadge>
  );
}
