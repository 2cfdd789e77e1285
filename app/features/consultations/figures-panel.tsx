import { Anchor } from "@mantine/core";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CommentingUnit, CommentPart, ConsultationView } from "../../contracts/consultations.ts";
import { Figure, FigureList } from "../../shell/kit/figure-list.tsx";
import { Panel, PanelNote } from "../../shell/kit/panel.tsx";
import classes from "./consultations.module.css";
import { KindBar } from "./kind-bar.tsx";
import { rateText } from "./rate-text.ts";

/** What came of the comments; each figure opens its rows. `units`: who commented, where that is asked for. */
export function FiguresPanel({ consultation, units }: { consultation: ConsultationView; units: readonly CommentingUnit[] | null }) {
  const { t } = useTranslation();
  const { figures, units: counted } = consultation;
  const of = (part: CommentPart) => ({ part, count: figures[part] });
  return (
    <Panel title={t("consultations:figures.title")}>
      <FigureList>
        <Figure term={t("consultations:figures.comments")}>
          <Opening to="?#comments" count={figures.comments}>
            {figures.comments}
          </Opening>
        </Figure>
        <Figure term={t("consultations:figures.units")}>
          <Opening to="?show=units#units" count={counted.commented}>
            {t("consultations:figures.ofAsked", { commented: counted.commented, asked: counted.asked })}
          </Opening>
        </Figure>
        {[of("owed"), of("adopted"), of("partly"), of("declined")].map(({ part, count }) => (
          <Figure key={part} term={t(`consultations:figures.${part}`)}>
            <Opening to={`?part=${part}#comments`} count={count}>
              {count}
            </Opening>
          </Figure>
        ))}
        <Figure term={t("consultations:figures.rate")} long>
          {rateText(t, figures)}
        </Figure>
      </FigureList>
      <KindBar kinds={figures} linked />
      <p className={classes.definition}>{t("consultations:figures.definition")}</p>
      {units && (
        <div id="units">
          <h3 className={classes.subhead}>{t("consultations:figures.unitsTitle")}</h3>
          <ul className={classes.units}>
            {units.map(({ organization, units: several, comments }) => (
              <li key={organization?.id ?? ""}>
                {organization ? organization.name : t("consultations:figures.unnamedUnits", { count: several })} {t("consultations:commentsOf", { count: comments })}
              </li>
            ))}
          </ul>
          {units.length === 0 && <PanelNote>{t("consultations:noComments")}</PanelNote>}
        </div>
      )}
    </Panel>
  );
}

/** A figure that opens its rows, where there are any. */
function Opening({ to, count, children }: { to: string; count: number; children: ReactNode }) {
  if (count === 0) return children;
  return (
    <Anchor component={Link} to={to} inherit c="inherit" underline="always">
      {children}
    </Anchor>
  );
}
