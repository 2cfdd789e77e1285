/** 推荐 → 接洽 → 约定 → 交付 → 确认. */
import { useTranslation } from "react-i18next";
import type { CooperationState } from "../../contracts/cooperations.ts";
import { StageLine } from "../../shell/kit/stage-line.tsx";

const stages = ["suggested", "contact", "agreed", "delivering", "confirmed"] as const;

const stageOf: Record<CooperationState, (typeof stages)[number]> = {
  contact: "contact",
  agreed: "agreed",
  delivering: "delivering",
  delivered: "delivering",
  confirmed: "confirmed",
  broken: "delivering",
};

export function CooperationStages({ state }: { state: CooperationState }) {
  const { t } = useTranslation();
  return <StageLine label={t("cooperations:stages")} stages={stages.map((stage) => t(`cooperations:stage.${stage}`))} at={stages.indexOf(stageOf[state])} />;
}
