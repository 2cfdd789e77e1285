/**
 * Whether something that was sealed is as it was, and its seal to be compared or kept elsewhere.
 *
 *   <SealMark hash={hash} sound={sound} words={t("…")} hint={t("…")} copy={t("…")} />
 */
import { Code } from "@mantine/core";
import { IconAlertTriangle, IconLock } from "@tabler/icons-react";
import { CopyButton } from "./copy-button.tsx";
import classes from "./seal-mark.module.css";
import { ToneBadge } from "./tone-badge.tsx";

/** Digits of a seal that people compare at a glance. */
const SHORT = 12;

export interface SealMarkProps {
  /** SHA-256 in hexadecimal digits. */
  hash: string;
  sound: boolean;
  /** What `sound` says, in words, and in longer ones. */
  words: string;
  hint?: string;
  /** Words of the button that copies the seal. */
  copy: string;
}

export function SealMark({ hash, sound, words, hint, copy }: SealMarkProps) {
  return (
    <div className={classes.seal}>
      <ToneBadge tone={sound ? "good" : "late"} icon={sound ? IconLock : IconAlertTriangle} {...(hint !== undefined && { title: hint })}>
        {words}
      </ToneBadge>
      <span>
        SHA-256 <Code title={hash}>{hash.slice(0, SHORT)}…</Code>
      </span>
      <CopyButton value={hash} variant="subtle" size="compact-xs">
        {copy}
      </CopyButton>
    </div>
  );
}
