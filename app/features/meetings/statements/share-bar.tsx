import { useTranslation } from "react-i18next";
import type { StatementPart, StatementView } from "../../../contracts/statements.ts";
import { sharesOf } from "./shares-of.ts";
import classes from "./statements.module.css";

/** How much of a statement tells how things stand, what is in the way, what is asked for: as a bar, and in words and numbers. */
export function ShareBar({ statement }: { statement: Pick<StatementView, StatementPart> }) {
  const { t } = useTranslation();
  const shares = sharesOf(statement).filter(({ percent }) => percent > 0);
  if (shares.length === 0) return null;
  return (
    <div className={classes.shares}>
      <div className={classes.bar} aria-hidden>
        {shares.map(({ part, percent }) => (
          <span key={part} data-part={part} style={{ flexGrow: percent }} />
        ))}
      </div>
      <ul className={classes.words}>
        {shares.map(({ part, percent }) => (
          <li key={part} data-part={part}>
            {t("meetings:statement.share", { part: t(`meetings:statement.part.${part}`), percent })}
          </li>
        ))}
      </ul>
    </div>
  );
}
