/** For who keeps the alliance: firms that meet the policy or may meet it, so that one that reaches nobody is seen. */
import { useTranslation } from "react-i18next";
import type { Condition } from "../../contracts/conditions.ts";
import type { PolicySuggestionView } from "../../contracts/policy-suggestions.ts";
import { Panel } from "../../shell/kit/panel.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import text from "../../shell/kit/text.module.css";
import classes from "./suggested-policies.module.css";

export function SuitedFirms({ suited, conditions }: { suited: readonly PolicySuggestionView[]; conditions: readonly Condition[] }) {
  const { t } = useTranslation();
  // What only a firm can say, and the kind of unit alone, make no firm worth naming.
  const compared = conditions.some(({ fact }) => fact !== "question" && fact !== "type");
  return (
    <Panel title={t("policies:suited.title", { count: suited.length })} flush={suited.length > 0}>
      {suited.length === 0 ? (
        <span className={text.quiet}>{t(`policies:suited.${compared ? "none" : "notCompared"}`)}</span>
      ) : (
        <ul className={classes.list}>
          {suited.map(({ id, organization, verdict, conditions }) => (
            <li key={id} className={classes.firm}>
              <span>{organization.name}</span>
              <ToneBadge tone={verdict === "pass" ? "good" : "soon"}>
                {verdict === "pass"
                  ? t("policies:suggested.pass")
                  : t("policies:suggested.unknown", { count: conditions.filter((condition) => condition.verdict === "unknown").length })}
              </ToneBadge>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
