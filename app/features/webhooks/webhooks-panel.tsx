import { Anchor, Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WebhookView } from "../../contracts/webhooks.ts";
import { Moment } from "../../shell/kit/day.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Panel, PanelNote, PanelRow, QuietLine, RowTitle } from "../../shell/kit/panel.tsx";
import { NewWebhookDialog } from "./new-webhook-dialog.tsx";
import { WebhookState } from "./webhook-state.tsx";
import { whyNot } from "./why-not.ts";

/** The other systems that are told of what happens in an alliance; for who keeps it. */
export function WebhooksPanel({ alliance, webhooks }: { alliance: string; webhooks: WebhookView[] }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const add = (
    <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding(true)}>
      {t("webhooks:add")}
    </Button>
  );
  return (
    <Panel title={t("webhooks:title")} action={webhooks.length > 0 ? add : undefined} flush>
      {webhooks.length === 0 ? (
        <EmptyState title={t("webhooks:none")} hint={t("webhooks:noneHint")} action={add} />
      ) : (
        <>
          {webhooks.map((webhook) => (
            <PanelRow key={webhook.id} lead={<WebhookState webhook={webhook} />}>
              <RowTitle beside={webhook.host}>
                <Anchor component={Link} to={`/admin/alliances/${alliance}/webhooks/${webhook.id}`} fw={600}>
                  {webhook.name}
                </Anchor>
              </RowTitle>
              {webhook.fault && <div role="status">{t(`webhooks:faults.${webhook.fault}`)}</div>}
              {webhook.trouble && !webhook.fault && <div role="status">{t("webhooks:trouble", { why: whyNot(t, webhook.trouble) })}</div>}
              <QuietLine>
                <span>{t("webhooks:eventCount", { count: webhook.events.length })}</span>
                {webhook.lastSentAt === null ? (
                  <span>{t("webhooks:neverSent")}</span>
                ) : (
                  <span>
                    {t("webhooks:lastSent")} <Moment at={webhook.lastSentAt} ago />
                  </span>
                )}
              </QuietLine>
            </PanelRow>
          ))}
          <PanelNote>{t("webhooks:what")}</PanelNote>
        </>
      )}
      <NewWebhookDialog alliance={alliance} opened={adding} onClose={() => setAdding(false)} />
    </Panel>
  );
}
