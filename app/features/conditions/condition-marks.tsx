import { Button } from "@mantine/core";
import { IconCheck, IconQuestionMark, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ConditionStand, Verdict } from "../../contracts/conditions.ts";
import classes from "./conditions.module.css";

const icons = { pass: IconCheck, fail: IconX, unknown: IconQuestionMark };

interface ConditionMarksProps {
  stand: Pick<ConditionStand, "conditions">;
  /** Takes the firm's answer to a condition back; left out where it cannot be. */
  onTakeBack?: (index: number) => void;
  busy?: boolean;
}

/** Each condition with its mark: met, not met, not known. */
export function ConditionMarks({ stand, onTakeBack, busy = false }: ConditionMarksProps) {
  const { t } = useTranslation();
  return (
    <ul className={classes.conditions}>
      {stand.conditions.map(({ index, text, verdict, answered }) => (
        <li key={index} data-verdict={verdict}>
          <Mark verdict={verdict} />
          <span>{text}</span>
          {answered && onTakeBack && (
            <Button variant="subtle" size="compact-xs" color="gray" disabled={busy} onClick={() => onTakeBack(index)}>
              {t("policies:takeBack")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Mark({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation();
  const Icon = icons[verdict];
  return <Icon size={18} role="img" aria-label={t(`policies:mark.${verdict}`)} className={classes.mark} />;
}
