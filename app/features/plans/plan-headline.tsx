/** What the plan brings, in one sentence and two bars beside each other: by the plan, and first come, first served. */
import { Title } from "@mantine/core";
import { IconCircleCheck, IconRuler2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { NeedCounts, PlanView } from "../../contracts/plans.ts";
import { formatMoney } from "../../i18n/formats.ts";
import { Money } from "../../shell/kit/money.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import classes from "./plans.module.css";

export function PlanHeadline({ plan }: { plan: PlanView }) {
  const { t } = useTranslation();
  const { value, firstComeValue, headroom } = plan;
  const most = Math.max(value.amount, firstComeValue.amount, 1);
  return (
    <Panel>
      <div className={classes.finding}>
        <Title order={2} className={classes.findingWords}>
          <Finding plan={plan} />
        </Title>
        {plan.certified ? (
          <ToneBadge tone="good" icon={IconCircleCheck} title={t("plans:certifiedHint")}>
            {t("plans:certified")}
          </ToneBadge>
        ) : (
          <ToneBadge
            tone="info"
            icon={IconRuler2}
            title={t("plans:headroomHint", { headroom: formatMoney(t, headroom.amount), percent: plan.gapPercent })}
          >
            {t("plans:headroom", { headroom: formatMoney(t, headroom.amount) })}
          </ToneBadge>
        )}
      </div>
      <div className={classes.bars}>
        <Bar label={t("plans:byPlan")} fen={value.amount} most={most} needs={plan.needs} ours />
        <Bar label={t("plans:firstCome")} fen={firstComeValue.amount} most={most} needs={plan.firstComeNeeds} />
      </div>
      <p className={classes.quiet}>{t("plans:valueHint")}</p>
    </Panel>
  );
}

function Finding({ plan: { value, firstComeValue } }: { plan: PlanView }) {
  const { t } = useTranslation();
  const gain = value.amount - firstComeValue.amount;
  if (gain <= 0) return t("plans:finding.same");
  if (firstComeValue.amount === 0) return t("plans:finding.first", { gain: formatMoney(t, gain) });
  const percent = Math.round((gain / firstComeValue.amount) * 1_000) / 10;
  return (
    <>
      {t("plans:finding.more", { gain: formatMoney(t, gain) })}
      {percent > 0 && <span className={classes.percent}> +{percent}%</span>}
    </>
  );
}

interface BarProps {
  label: string;
  fen: number;
  most: number;
  needs: NeedCounts;
  ours?: boolean;
}

function Bar({ label, fen, most, needs, ours = false }: BarProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.bar}>
      <span className={classes.barLabel}>{label}</span>
      <span className={classes.barTrack}>
        <span className={classes.barFill} data-ours={ours || undefined} style={{ width: `${Math.max(0.5, (fen / most) * 100)}%` }} />
      </span>
      <span className={classes.barValue}>
        <Money fen={fen} large={ours} />
      </span>
      <span className={classes.barNeeds}>{t("plans:needsOf", needs)}</span>
    </div>
  );
}
