/** Where it is scarce: what a round figure more of a resource would bring, in words, with bars to compare by. */
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ShadowPrice } from "../../contracts/plans.ts";
import { formatMoney, formatQuantity } from "../../i18n/formats.ts";
import { Panel } from "../../shell/kit/panel.tsx";
import classes from "./plans.module.css";

const MOST = 6;

/** `prices` null: nobody knows yet. */
export function ShadowPrices({ prices }: { prices: readonly ShadowPrice[] | null }) {
  const { t } = useTranslation();
  const shown = prices?.slice(0, MOST) ?? [];
  const most = Math.max(1, ...shown.map(({ gain }) => gain.amount));
  return (
    <Panel title={t("plans:prices")}>
      {shown.length === 0 ? (
        <p className={classes.quiet}>{t(prices ? "plans:noPrices" : "plans:pricesLater")}</p>
      ) : (
        <>
          <ul className={classes.prices}>
            {shown.map(({ resource, extra, gain, completed }) => (
              <li key={resource.id}>
                <Link to={`/listings/${resource.id}`}>
                  {t(completed > 0 ? "plans:priceNeeds" : "plans:price", {
                    resource: `${resource.owner.name} · ${resource.title} `,
                    extra: formatQuantity(t, extra),
                    gain: formatMoney(t, gain.amount),
                    count: completed,
                  })}
                </Link>
                <span className={classes.priceBar} style={{ width: `${(gain.amount / most) * 100}%` }} aria-hidden />
              </li>
            ))}
          </ul>
          <p className={classes.quiet}>{t("plans:pricesHint")}</p>
        </>
      )}
    </Panel>
  );
}
