import { useTranslation } from "react-i18next";
import type { VoteWeights } from "../../../contracts/vote-weights.ts";
import classes from "./weights.module.css";

interface WeightsListProps {
  weights: VoteWeights;
  /** Units of the meeting with their names. */
  units: readonly { id: string; name: string }[];
}

/** The rule by which votes weigh, and the weight of each unit. */
export function WeightsList({ weights, units }: WeightsListProps) {
  const { t } = useTranslation();
  const sum = weights.units.reduce((so, { weight }) => so + weight, 0);
  return (
    <details className={classes.list}>
      <summary>{t("meetings:weights.stated", { rule: weights.rule, sum })}</summary>
      <ul>
        {units.flatMap(({ id, name }) => {
          const own = weights.units.find(({ organization }) => organization === id);
          return own ? [<li key={id}>{t("meetings:weights.of", { name, weight: own.weight })}</li>] : [];
        })}
      </ul>
    </details>
  );
}
