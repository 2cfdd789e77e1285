import { useTranslation } from "react-i18next";
import type { ListingStep } from "../../contracts/listings.ts";
import { formatList } from "../../i18n/formats.ts";
import { Moment } from "../../shell/kit/day.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import classes from "./listings.module.css";

/** What happened to a listing, newest first; steps that only a newer hub knows are left out. */
export function ListingTimeline({ steps }: { steps: ListingStep[] }) {
  const { t, i18n } = useTranslation();
  const told = steps.filter(({ action }) => i18n.exists(`listings:step.${action}`));
  const termName = (name: string) => (i18n.exists(`listings:term.${name}`) ? t(`listings:term.${name}`) : name);
  return (
    <Panel title={t("listings:timeline")}>
      <ol className={classes.steps}>
        {told.map(({ at, action, person, terms }) => (
          <li key={`${at}-${action}`} className={classes.step}>
            <span className={classes.quiet}>
              <Moment at={at} />
            </span>
            <span>
              {person && `${person} · `}
              {t(`listings:step.${action}`)}
              {terms.length > 0 && <span className={classes.quiet}>{formatList(t, terms.map(termName))}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
