import { Code } from "@mantine/core";
import { IconAlertTriangle, IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { TermAccount } from "../../contracts/hand-overs.ts";
import { CopyButton } from "../../shell/kit/copy-button.tsx";
import { Moment } from "../../shell/kit/day.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import classes from "./hand-overs.module.css";

/** Digits of a seal that people compare at a glance. */
const SHORT = 12;

/** Who has signed or given back, the first at the top, with the seal of all of it. */
export function EntriesPanel({ handOver }: Pick<TermAccount, "handOver">) {
  const { t } = useTranslation();
  const entries = handOver?.entries ?? [];
  const seal = entries.at(-1)?.seal ?? null;
  const sound = handOver?.sound ?? null;
  return (
    <Panel title={t("hand-overs:entries.title")}>
      {entries.length === 0 && <p className={classes.nothing}>{t(handOver ? "hand-overs:entries.none" : "hand-overs:entries.noHandOver")}</p>}
      <ol className={classes.entries}>
        {entries.map(({ kind, at, name, organization, words, inPlace }) => (
          <li key={at}>
            <strong>{t(inPlace === null ? `hand-overs:entries.${kind}` : `hand-overs:entries.${kind}InPlace`, { unit: organization })}</strong>
            <span className={classes.quiet}>
              {name} <Moment at={at} />
            </span>
            {inPlace !== null && <span className={classes.quiet}>{t("hand-overs:entries.because", { reason: inPlace })}</span>}
            {words !== "" && <span className={classes.words}>{t(kind === "returned" ? "hand-overs:entries.reason" : "hand-overs:entries.reservation", { words })}</span>}
          </li>
        ))}
      </ol>
      {sound !== null && seal !== null && (
        <div className={classes.seal}>
          <ToneBadge tone={sound ? "good" : "late"} icon={sound ? IconLock : IconAlertTriangle}>
            {t(sound ? "hand-overs:entries.sound" : "hand-overs:entries.broken")}
          </ToneBadge>
          <span>
            SHA-256 <Code title={seal}>{seal.slice(0, SHORT)}…</Code>
          </span>
          <CopyButton value={seal} variant="subtle" size="compact-xs">
            {t("hand-overs:entries.copySeal")}
          </CopyButton>
        </div>
      )}
    </Panel>
  );
}
