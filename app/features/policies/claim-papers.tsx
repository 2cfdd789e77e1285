/** The papers of a claim: those that need not come again, what the department asked for, and what the firm answered. */
import { useTranslation } from "react-i18next";
import type { ClaimView } from "../../contracts/policies.ts";
import { Moment } from "../../shell/kit/day.tsx";
import text from "../../shell/kit/text.module.css";
import classes from "./policies.module.css";

export function ClaimPapers({ claim: { papers, supplements, burden, closedAt } }: { claim: ClaimView }) {
  const { t } = useTranslation();
  const held = (papers ?? []).filter((paper) => paper.held).map((paper) => paper.text);
  return (
    <>
      {held.length > 0 && <p className={classes.correction}>{t("policies:papersHeld", { papers: held.join(t("policies:and")) })}</p>}
      {supplements.map(({ papers: asked, askedAt, askedBy, answeredAt, answeredBy, note }) => (
        <div key={askedAt} className={classes.supplement}>
          <span>
            {t("policies:supplement.asked", { by: askedBy })} <Moment at={askedAt} />
          </span>
          <ul className={classes.list}>
            {asked.map((paper) => (
              <li key={paper.text}>
                {paper.text}
                {paper.reason !== null && <span className={text.quiet}>{t("policies:supplement.again", { reason: paper.reason })}</span>}
              </li>
            ))}
          </ul>
          {answeredAt ? (
            <span>
              {t("policies:supplement.answered", { by: answeredBy })} <Moment at={answeredAt} /> {note}
            </span>
          ) : (
            <span>{t(closedAt ? "policies:supplement.unanswered" : "policies:supplement.waiting")}</span>
          )}
        </div>
      ))}
      <p className={text.quiet}>
        {t(closedAt ? "policies:burden.claimTook" : "policies:burden.claimSoFar", { steps: burden.steps, days: burden.days })}
        {burden.papers !== null && t("policies:burden.claimPapers", { papers: burden.papers })}
        {burden.firmDays > 0 && t("policies:burden.claimFirmDays", { days: burden.firmDays })}
      </p>
    </>
  );
}
