/** What the plan brings, in one sentence and two bars beside each other: by the plan, and first come, first served. */
import { Title } from "@mantine/core";
import { IconCircleCheck, IconHourglass, IconRuler2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { NeedCounts, PlanView } from "../../contracts/plans.ts";
import { formatMoney, formatNumber } from "../../i18n/formats.ts";
import { Money } from "../../shell/kit/money.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import classes from "./plans.module.css";

export function PlanHeadline({ plan }: { plan: PlanView }) {
  const { t } = useTranslation();
  const { value, firstComeValue } = plan;
  const most = Math.max(value.amount, firstComeValue.amount, 1);
  return (
    <Panel>
      <div className={classes.finding}>
        <Title order={2} className={classes.findingWords}>
          <Finding plan={plan} />
        </Title>
        <Certainty plan={plan} />
      </div>
      <div className={classes.bars}>
        <Bar label={t("plans:byPlan")} fen={value.amount} most={most} needs={plan.needs} ours />
        <Bar label={t("plans:firstCome")} fen={firstComeValue.amount} most={most} needs={plan.firstComeNeeds} />
      </div>
      <p className={classes.quiet}>{t("plans:valueHint")}</p>
    </Panel>
  );
}

/** How sure it is that no allocation is better. */
function Certainty({ plan: { provisional, certified, headroom, gapPercent } }: { plan: PlanView }) {
  const { t } = useTranslation();
  const bound = { headroom: formatMoney(t, headroom.amount), percent: formatNumber(gapPercent, 2) };
  if (provisional) {
    return (
      <ToneBadge tone="soon" icon={IconHourglass} title={t("plans:provisionalHint", bound)}>
        {t(headroom.amount > 0 ? "plans:provisional" : "plans:provisionalBest", bound)}
      </ToneBadge>
    );
  }
  if (certified) {
    return (
      <ToneBadge tone="good" icon={IconCircleCheck} title={t("plans:certifiedHint")}>
        {t("plans:certified")}
      </ToneBadge>
    );
  }
  return (
    <ToneBadge tone="info" icon={IconRuler2} title={t("plans:headroomHint", bound)}>
      {t("plans:headroom", bound)}
    </ToneBadge>
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
