/** What a concession would bring before it is made: who fits then, with reasons, and the button that makes it. */
import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { PreviewView, RelaxationChange } from "../../contracts/match-preview.ts";
import { useToday } from "../../shell/clock.tsx";
import text from "../../shell/kit/text.module.css";
import { CandidateCard } from "./candidate-card.tsx";
import { describeChange } from "./describe-change.ts";
import classes from "./matches.module.css";
import { SplitOfPreview } from "./split-of-preview.tsx";

export interface TriedChangeProps {
  answer: PreviewView;
  change: RelaxationChange;
  kind: "need" | "resource";
  due: string | null;
  onApply: (change: RelaxationChange) => void;
}

export function TriedChange({ answer, change, kind, due, onApply }: TriedChangeProps) {
  const { t } = useTranslation();
  const today = useToday();
  const fitting = answer.items.filter(({ fits }) => fits);
  const words = describeChange(t, change, today);
  const split = fitting.length === 0 && kind === "need" ? answer.split : null;
  return (
    <div className={classes.tried} aria-live="polite">
      {fitting.length > 0 && (
        <ul className={classes.rows}>
          {fitting.map((candidate) => (
            <CandidateCard key={candidate.listing.id} candidate={candidate} />
          ))}
        </ul>
      )}
      {split && <SplitOfPreview split={split} due={change.dueDate ?? due} />}
      {fitting.length === 0 && !split && <p className={text.quiet}>{t("matches:triedNothing")}</p>}
      {words && (
        <div className={classes.foot}>
          <Button size="sm" leftSection={<IconCheck size={16} aria-hidden />} onClick={() => onApply(change)}>
            {t("matches:apply", { change: words })}
          </Button>
          <span className={text.quiet}>{t("matches:applyHint")}</span>
        </div>
      )}
    </div>
  );
}
