/** How the plan followed the lists: the newest update as one line that lights up when it comes, the earlier ones below it on demand. */
import { Link } from "@remix-run/react";
import { IconRefresh } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { PlanUpdate } from "../../contracts/plans.ts";
import { formatInstant, formatMoney } from "../../i18n/formats.ts";
import { useToday } from "../../shell/clock.tsx";
import classes from "./plans.module.css";

export function PlanUpdates({ updates }: { updates: readonly PlanUpdate[] }) {
  const { t } = useTranslation();
  const [newest, ...earlier] = updates;
  return (
    <div role="status" className={classes.updates}>
      {newest && (
        <>
          <div key={newest.at} className={classes.update} data-newest>
            <IconRefresh size={18} aria-hidden className={classes.updateIcon} />
            <UpdateLine update={newest} />
          </div>
          {earlier.length > 0 && (
            <details className={classes.history}>
              <summary>{t("plans:history", { count: earlier.length })}</summary>
              <ol>
                {earlier.map((update) => (
                  <li key={update.at} className={classes.update}>
                    <UpdateLine update={update} />
                  </li>
                ))}
              </ol>
            </details>
          )}
        </>
      )}
    </div>
  );
}

function UpdateLine({ update }: { update: PlanUpdate }) {
  const { t } = useTranslation();
  const today = useToday();
  const { gain, needs, causes } = update;
  const named = causes.flatMap(({ listing, what }) => (listing ? [{ listing, what }] : []));
  return (
    <div className={classes.updateWords}>
      <span>
        {headOf(t, update)}
        {gain.amount !== 0 && (
          <>
            ：<strong className={gain.amount > 0 ? classes.gain : classes.loss}>{signedMoney(t, gain.amount)}</strong>
          </>
        )}
      </span>
      <span className={classes.quiet}>
        {named.map(({ listing, what }) => (
          <span key={listing.id} className={classes.cause}>
            {t(`plans:cause.${what}`)} <Link to={`/listings/${listing.id}`}>{`${listing.owner.name} · ${listing.title}`}</Link>
          </span>
        ))}
        <span>{needs > 0 ? t("plans:updateNeeds", { count: needs }) : t("plans:updateSame")}</span>
        <span>{formatInstant(t, update.at, { today })}</span>
      </span>
    </div>
  );
}

/** What came of what: that the plan is computed, else the first cause that the reader may see. Pure. */
export function headOf(t: TFunction, { causes, solved }: PlanUpdate): string {
  if (solved) return t("plans:update.solved");
  const cause = causes.find(({ listing }) => listing !== null);
  if (cause) return t(`plans:update.${cause.what}.${cause.listing!.kind}`);
  return t(causes.length > 0 ? "plans:update.hidden" : "plans:update.other");
}

const signedMoney = (t: TFunction, fen: number): string => `${fen > 0 ? "+" : "−"}${formatMoney(t, Math.abs(fen))}`;
