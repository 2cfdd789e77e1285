import { useTranslation } from "react-i18next";
import type { TermAccount } from "../../contracts/hand-overs.ts";
import { Moment } from "../../shell/kit/day.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { SealMark } from "../../shell/kit/seal-mark.tsx";
import classes from "./hand-overs.module.css";

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
        <div className={classes.sealed}>
          <SealMark hash={seal} sound={sound} words={t(sound ? "hand-overs:entries.sound" : "hand-overs:entries.broken")} copy={t("hand-overs:entries.copySeal")} />
        </div>
      )}
    </Panel>
  );
}
