import { useTranslation } from "react-i18next";
import type { UndertakingView } from "../../contracts/undertakings.ts";
import { dayOf } from "../../i18n/shanghai-time.ts";
import { Day, DayRange } from "../../shell/kit/day.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import classes from "./undertakings.module.css";

/** Everybody who owned it, in order, and why it was handed on: for good. */
export function OwnersPanel({ owners }: { owners: UndertakingView["owners"] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("undertakings:owners.title")}>
      <ol className={classes.list}>
        {owners.map(({ id, name, post, organization, from, until, reason }) => (
          <li key={`${id}:${from}`}>
            <div className={classes.head}>
              <strong>{t("undertakings:ownerIs", { post, name })}</strong>
              <span className={classes.quiet}>{organization}</span>
              <span className={classes.quiet}>
                {until === null ? (
                  <>
                    <Day value={dayOf(from)} /> {t("undertakings:owners.now")}
                  </>
                ) : (
                  <DayRange from={dayOf(from)} until={dayOf(until)} />
                )}
              </span>
            </div>
            {reason !== null && <p>{t("undertakings:owners.handedOn", { reason })}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
