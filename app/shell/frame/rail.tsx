import { Link, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { MeView } from "../../contracts/people.ts";
import { actionsFor } from "../actions.ts";
import { Logo } from "../logo.tsx";
import classes from "./rail.module.css";
import { usePrefetch } from "../kit/use-prefetch.ts";

/** The desk's navigation: words with icons, the current place marked by more than colour. */
export function Rail({ me }: { me: MeView }) {
  const { t } = useTranslation();
  const prefetch = usePrefetch();
  const { pathname } = useLocation();
  return (
    <nav className={classes.rail} aria-label={t("shell:navigation")}>
      <Link to="/" className={classes.brand}>
        <Logo size={26} />
        <span>{t("shell:product")}</span>
      </Link>
      <ul className={classes.list}>
        {actionsFor(me, "rail").map(({ href, covers = [], label, icon: Icon }) => (
          <li key={href}>
            <Link to={href} className={classes.entry} prefetch={prefetch} aria-current={isAt([href, ...covers], pathname) ? "page" : undefined}>
              <Icon size={18} stroke={1.8} aria-hidden />
              <span>{t(label)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Whether a page belongs to an entry: the desk is only itself, others lead the pages below them. */
const isAt = (places: string[], pathname: string): boolean =>
  places.some((place) => pathname === place || (place !== "/" && pathname.startsWith(`${place}/`)));
