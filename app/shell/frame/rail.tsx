import { Link, NavLink } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { MeView } from "../../contracts/people.ts";
import { actionsFor } from "../actions.ts";
import { Logo } from "../logo.tsx";
import classes from "./rail.module.css";

/** The desk's navigation: words with icons, the current place marked by more than colour. */
export function Rail({ me }: { me: MeView }) {
  const { t } = useTranslation();
  return (
    <nav className={classes.rail} aria-label={t("shell:navigation")}>
      <Link to="/" className={classes.brand}>
        <Logo size={26} />
        <span>{t("shell:product")}</span>
      </Link>
      <ul className={classes.list}>
        {actionsFor(me, "rail").map(({ href, label, icon: Icon }) => (
          <li key={href}>
            <NavLink to={href} end={href === "/"} className={classes.entry} prefetch="intent">
              <Icon size={18} stroke={1.8} aria-hidden />
              <span>{t(label)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
