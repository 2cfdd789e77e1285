/**
 * The stages that something goes through: what is behind, where it stands, what is ahead.
 *
 *   <StageLine label={t("cases:stages")} stages={["受理", "派单", "办理"]} at={1} />
 */
import { IconCheck } from "@tabler/icons-react";
import classes from "./stage-line.module.css";

export interface StageLineProps {
  /** What the stages are of, for reading aloud. */
  label: string;
  stages: readonly string[];
  /** Index of the stage that it is in. */
  at: number;
}

export function StageLine({ label, stages, at }: StageLineProps) {
  return (
    <ol className={classes.stages} aria-label={label}>
      {stages.map((stage, index) => (
        <li key={stage} className={classes.stage} data-done={index < at || undefined} aria-current={index === at ? "step" : undefined}>
          {index < at && <IconCheck size={14} aria-hidden className={classes.done} />}
          {stage}
        </li>
      ))}
    </ol>
  );
}
