import { Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Page } from "../../contracts/common.ts";
import type { AttemptView, WebhookView } from "../../contracts/webhooks.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatList } from "../../i18n/formats.ts";
import { useReadEvery } from "../../realtime/use-read-every.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Moment } from "../../shell/kit/day.tsx";
import { Fact, Facts } from "../../shell/kit/facts.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { NextPage } from "../administration/list-filter.tsx";
import { AttemptsPanel } from "./attempts-panel.tsx";
import { ReceiverGuide } from "./receiver-guide.tsx";
import { ReplayDialog } from "./replay-dialog.tsx";
import { useTurn, WebhookActions } from "./webhook-actions.tsx";
import { WebhookState } from "./webhook-state.tsx";
import { whyNot } from "./why-not.ts";

/** As often as the hub looks for what is to be sent; attempts make no events. */
const READ_EVERY_MS = 5_000;

export interface WebhookPageProps {
  alliance: { id: string; name: string };
  webhook: WebhookView;
  attempts: Page<AttemptView>;
}

/** One webhook: how it fares, what was sent lately, and what its receiver has to do. Read anew every few seconds. */
export function WebhookPage({ alliance, webhook, attempts }: WebhookPageProps) {
  const { t } = useTranslation();
  useReadEvery(READ_EVERY_MS);
  const [replaying, setReplaying] = useState(false);
  const [failed, setFailed] = useState<AttemptView | null>(null);
  const path = `/alliances/${alliance.id}/webhooks/${webhook.id}`;
  const turn = useTurn(path);
  const attempt = useCommand<undefined, AttemptView>({
    method: "POST",
    path: `${path}/try`,
    onDone(tried) {
      setFailed(tried.ok ? null : tried);
      if (tried.ok) showDone(t("webhooks:triedGood", { ms: tried.ms }));
    },
  });
  const said = [
    ...(webhook.fault ? [t(`webhooks:faults.${webhook.fault}`)] : []),
    ...(webhook.trouble && webhook.state === "on" ? [t("webhooks:trouble", { why: whyNot(t, webhook.trouble) })] : []),
    ...(failed ? [t("webhooks:triedBad", { why: whyNot(t, failed) })] : []),
  ];
  return (
    <>
      <PageHeader
        title={webhook.name}
        badge={<WebhookState webhook={webhook} />}
        trail={[
          { label: t("administration:tabs.alliances"), href: "/admin/alliances" },
          { label: alliance.name, href: `/admin/alliances/${alliance.id}` },
        ]}
        actions={<WebhookActions alliance={alliance.id} path={path} webhook={webhook} turn={turn} trying={attempt.busy} onTry={() => void attempt.submit()} />}
      />
      <Stack gap="md">
        <CommandProblem command={turn} />
        <CommandProblem command={attempt} />
        <Panel title={t("webhooks:how")}>
          {said.length > 0 && (
            <Stack gap={4} mb="sm" role="status">
              {said.map((line) => (
                <Text key={line} size="sm">
                  {line}
                </Text>
              ))}
            </Stack>
          )}
          <Facts>
            <Fact term={t("webhooks:receiver")}>{t("webhooks:hostAndTail", { host: webhook.host, tail: webhook.tail })}</Fact>
            <Fact term={t("webhooks:eventsTitle")}>{formatList(t, webhook.events.map((type) => t(`webhooks:types.${type}`)))}</Fact>
            <Fact term={t("webhooks:progress")}>{t("webhooks:position", { position: webhook.position, newest: webhook.newest })}</Fact>
            <Fact term={t("webhooks:lastSent")}>{webhook.lastSentAt === null ? t("webhooks:neverSent") : <Moment at={webhook.lastSentAt} />}</Fact>
            {webhook.trouble && (
              <Fact term={t("webhooks:failingSince")}>
                <Moment at={webhook.trouble.since} />
              </Fact>
            )}
            {webhook.retryAt && (
              <Fact term={t("webhooks:retryAt")}>
                <Moment at={webhook.retryAt} />
              </Fact>
            )}
            {webhook.oldSecretUntil && (
              <Fact term={t("webhooks:oldSecret")}>
                <Moment at={webhook.oldSecretUntil} />
              </Fact>
            )}
          </Facts>
        </Panel>
        <AttemptsPanel attempts={attempts.items} onReplay={() => setReplaying(true)} />
        <NextPage cursor={attempts.nextCursor} />
        <ReceiverGuide />
      </Stack>
      {replaying && <ReplayDialog path={path} webhook={webhook} onClose={() => setReplaying(false)} />}
    </>
  );
}
