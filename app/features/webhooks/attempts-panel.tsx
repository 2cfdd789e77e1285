import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { AttemptView } from "../../contracts/webhooks.ts";
import { Moment } from "../../shell/kit/day.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Panel, PanelRow, QuietLine, RowTitle } from "../../shell/kit/panel.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import classes from "./webhooks.module.css";
import { whyNot } from "./why-not.ts";

/** What was sent lately and what was answered, newest first. */
export function AttemptsPanel({ attempts, onReplay }: { attempts: AttemptView[]; onReplay: () => void }) {
  const { t } = useTranslation();
  const replay = (
    <Button variant="default" size="xs" onClick={onReplay}>
      {t("webhooks:replay")}
    </Button>
  );
  return (
    <Panel title={t("webhooks:attempts")} action={replay} flush>
      {attempts.length === 0 && <EmptyState title={t("webhooks:noAttempts")} hint={t("webhooks:noAttemptsHint")} />}
      {attempts.map((attempt) => (
        <PanelRow
          key={attempt.id}
          lead={
            attempt.ok ? (
              <ToneBadge tone="good" icon={IconCheck}>
                {t("webhooks:delivered")}
              </ToneBadge>
            ) : (
              <ToneBadge tone="late" icon={IconAlertTriangle}>
                {t("webhooks:failed")}
              </ToneBadge>
            )
          }
          aside={<Moment at={attempt.at} />}
        >
          <RowTitle beside={<span className={classes.type}>{attempt.type}</span>}>
            <span>{t(`webhooks:types.${attempt.type}`)}</span>
          </RowTitle>
          <QuietLine>
            {attempt.seq !== null && <span>{t("webhooks:seq", { seq: attempt.seq })}</span>}
            <span>{whyNot(t, attempt)}</span>
            <span>{t("webhooks:ms", { ms: attempt.ms })}</span>
          </QuietLine>
        </PanelRow>
      ))}
    </Panel>
  );
}
