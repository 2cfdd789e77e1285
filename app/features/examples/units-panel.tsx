import { useTranslation } from "react-i18next";
import type { ExampleView } from "../../contracts/examples.ts";
import { Moment } from "../../shell/kit/day.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { ToneBadge, type Tone } from "../../shell/kit/tone-badge.tsx";
import classes from "./examples.module.css";

const tones: Record<"asked" | "agreed" | "refused", Tone> = { asked: "soon", agreed: "good", refused: "late" };

/** The units that the case names; for who may know it also what each answered. */
export function UnitsPanel({ example: { units } }: { example: ExampleView }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("examples:units")}>
      <ul className={classes.list}>
        {units.map(({ organization, answer, reason, by, at }) => (
          <li key={organization.id}>
            <span className={classes.head}>
              <strong>{organization.name}</strong>
              {answer && <ToneBadge tone={tones[answer]}>{t(`examples:answer.${answer}`)}</ToneBadge>}
            </span>
            {reason !== "" && <p>{reason}</p>}
            {at !== null && (
              <p className={classes.quiet}>
                {by} <Moment at={at} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
