/**
 * A bar with its words: how much of a whole, or points of a weight. Never the bar alone.
 *
 *   <AmountBar label="涂装线 B · 给齐农" value={120} of={200} text="120 / 200 件" />
 */
import { Progress } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./amount-bar.module.css";

export interface AmountBarProps {
  label: ReactNode;
  /** What the bar says, in words with the numbers; also read aloud. */
  text: string;
  value: number;
  of: number;
  /** `good` (default), `soon` for what is thin, `late` for what is missing. */
  tone?: "good" | "soon" | "late";
}

const colourOf = { good: "teal", soon: "yellow.5", late: "orange" };

export function AmountBar({ label, text, value, of, tone = "good" }: AmountBarProps) {
  const percent = of > 0 ? Math.min(100, Math.max(0, (value / of) * 100)) : 0;
  return (
    <div className={classes.amount}>
      <div className={classes.words}>
        <span className={classes.label}>{label}</span>
        <span className={classes.text}>{text}</span>
      </div>
      <Progress.Root size={6} radius="sm" className={classes.track}>
        <Progress.Section value={percent} color={colourOf[tone]} aria-label={text} />
      </Progress.Root>
    </div>
  );
}
