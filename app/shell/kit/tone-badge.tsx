/**
 * A short word on a tinted ground, with an icon: the base of StateBadge and TimeLeft, and for words that are no state
 * (组合供给, 急). The tone never says anything that the word does not say.
 *
 *   <ToneBadge tone="info" icon={IconStack2}>{t("matching:split")}</ToneBadge>
 */
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./tone-badge.module.css";

export type Tone = "neutral" | "info" | "good" | "soon" | "late" | "brand";

export interface ToneBadgeProps {
  tone: Tone;
  icon?: Icon;
  children: ReactNode;
  /** Longer words for the pointer and for reading aloud. */
  title?: string;
}

export function ToneBadge({ tone, icon: IconComponent, children, title }: ToneBadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone} title={title}>
      {IconComponent && <IconComponent size={14} stroke={2} aria-hidden className={classes.icon} />}
      {children}
    </span>
  );
}
