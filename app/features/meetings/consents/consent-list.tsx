import { IconBuildingBank, IconCheck, IconCircleDashed, IconClockX, IconHandStop } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { consentStateOf, isConsentSettled } from "../../../contracts/consent-state.ts";
import type { ConsentView } from "../../../contracts/consents.ts";
import { Moment } from "../../../shell/kit/day.tsx";
import { ToneBadge } from "../../../shell/kit/tone-badge.tsx";
import { consentWord } from "./consent-word.ts";
import classes from "./consents.module.css";

const icons = { waiting: IconCircleDashed, consented: IconCheck, objected: IconHandStop, silent: IconClockX, overruled: IconBuildingBank } as const;

interface ConsentListProps {
  consent: ConsentView;
  /** The instant for which it is told: now, or when the meeting was closed. */
  at: Date;
  /** What can be done for a unit. */
  renderActions?: (unit: ConsentView["units"][number]) => ReactNode;
}

/** Each unit with how its consent stands in words, what it said and who ruled over it; what was said before stays readable. */
export function ConsentList({ consent, at, renderActions }: ConsentListProps) {
  const { t } = useTranslation();
  return (
    <ul className={classes.units}>
      {consent.units.map((unit) => {
        const state = consentStateOf(consent, unit.id, at);
        const settled = isConsentSettled(state, consent.silence);
        // Who was overruled has not agreed.
        const tone = state === "overruled" ? "info" : settled ? "good" : state === "waiting" ? "soon" : "late";
        const said = consent.entries.filter(({ organization }) => organization === unit.id);
        const last = said.findLast(({ kind }) => kind !== "overruling");
        const ruling = state === "overruled" ? said.findLast(({ kind }) => kind === "overruling") : undefined;
        const earlier = said.filter((entry) => entry !== last && entry !== ruling);
        return (
          <li key={unit.id} className={classes.unit}>
            <span className={classes.head}>
              <strong>{unit.name}</strong>
              <ToneBadge tone={tone} icon={icons[state]}>
                {t(consentWord(state, consent.silence))}
              </ToneBadge>
            </span>
            {last && <Said entry={last} />}
            {ruling && <Said entry={ruling} />}
            {earlier.length > 0 && (
              <details className={classes.earlier}>
                <summary>{t("meetings:consent.earlier", { count: earlier.length })}</summary>
                {earlier.map((entry) => (
                  <Said key={entry.id} entry={entry} />
                ))}
              </details>
            )}
            {renderActions?.(unit)}
          </li>
        );
      })}
    </ul>
  );
}

function Said({ entry }: { entry: ConsentView["entries"][number] }) {
  const { t } = useTranslation();
  const { kind, reason, name, unit, at } = entry;
  return (
    <p className={classes.said}>
      <span>{t(`meetings:consent.said.${kind}${reason === "" ? "Plain" : ""}`, { reason, name, unit })}</span>
      <span className={classes.quiet}>
        {kind !== "overruling" && `${name} · `}
        <Moment at={at} />
      </span>
    </p>
  );
}
