/** 推荐 → 接洽 → 约定 → 交付 → 确认: what is behind, where it stands, what is ahead. */
import { useTranslation } from "react-i18next";
import type { CooperationState } from "../../contracts/cooperations.ts";
import classes from "./cooperations.module.css";

const stages = ["suggested", "contact", "agreed", "delivering", "confirmed"] as const;

const stageOf: Record<CooperationState, (typeof stages)[number]> = {
  contact: "contact",
  agreed: "agreed",
  delivering: "delivering",
  delivered: "delivering",
  confirmed: "confirmed",
  broken: "delivering",
};

export function StageLine({ state }: { state: CooperationState }) {
  const { t } = useTranslation();
  const at = stages.indexOf(stageOf[state]);
  return (
    <ol className={classes.stages} aria-label={t("cooperations:stages")}>
      {stages.map((stage, index) => (
        <li
          key={stage}
          className={classes.stage}
          data-done={index < at || undefined}
          aria-current={index === at ? "step" : undefined}
        >
          {t(`cooperations:stage.${stage}`)}
        </li>
      ))}
    </ol>
  );
}
