/**
 * Every criterion of a score: the words with the numbers, a bar, points of weight. They sum to the score.
 *
 *   <ReasonRows reasons={match.reasons} />
 */
import { Progress } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MatchReason } from "../../contracts/matches.ts";
import classes from "./matches.module.css";
import { useBilingual } from "./use-bilingual.ts";

/** Below this share of its weight a criterion is a weak point. */
const WEAK = 0.6;

export function ReasonRows({ reasons }: { reasons: readonly MatchReason[] }) {
  const { t } = useTranslation();
  const told = useBilingual();
  return (
    <ul className={classes.reasons}>
      {reasons
        .filter((reason) => reason.weight > 0)
        .map((reason) => {
          const share = reason.points / reason.weight;
          const name = t(`matches:criterion.${reason.criterion}`);
          const points = t("matches:points", { points: reason.points, weight: reason.weight });
          return (
            <li key={reason.criterion} className={classes.reason}>
              <span className={classes.sentence}>{told(reason)}</span>
              <Progress.Root size={6} radius="sm" className={classes.bar}>
                <Progress.Section value={share * 100} color={share < WEAK ? "yellow.6" : "teal"} aria-label={`${name} ${points}`} />
              </Progress.Root>
              <span className={classes.points}>
                {name} {points}
              </span>
            </li>
          );
        })}
    </ul>
  );
}
