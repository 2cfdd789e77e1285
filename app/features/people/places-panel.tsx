import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { MeView } from "../../contracts/people.ts";
import { actionsFor } from "../../shell/actions.ts";
import { isOnBar } from "../../shell/frame/bottom-bar.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import classes from "./places-panel.module.css";

/** On a phone: the pages of the desk's rail that its bar has no room for. */
export function PlacesPanel({ me }: { me: MeView }) {
  const { t } = useTranslation();
  return (
    <nav className={classes.places} aria-label={t("people:places")}>
      <Panel flush>
        <ul className={classes.list}>
          {actionsFor(me, "rail")
            .filter(({ href }) => !isOnBar(href))
            .map(({ href, label, icon: Icon }) => (
              <li key={href}>
                <Link to={href} className={classes.place}>
                  <Icon size={20} stroke={1.8} aria-hidden />
                  {t(label)}
                </Link>
              </li>
            ))}
        </ul>
      </Panel>
    </nav>
  );
}
