import { useTranslation } from "react-i18next";
import { clockTime } from "../../i18n/shanghai-time.ts";
import type { ConnectionState } from "../../realtime/connection-state.ts";
import { useConnection } from "../../realtime/realtime-provider.tsx";
import classes from "./connection.module.css";

/** The quiet mark in the header: when the page was last in step with the hub. */
export function ConnectionMark() {
  const { t } = useTranslation();
  const state = useConnection();
  return (
    <span className={classes.mark} data-phase={state.phase}>
      <span className={classes.dot} aria-hidden />
      <span className={classes.words}>{t(`realtime:mark.${state.phase}`, { time: timeOf(state) })}</span>
    </span>
  );
}

/** The strip under the header: says that the page is cut off and as of when, then what was caught up. */
export function ConnectionStrip() {
  const { t } = useTranslation();
  const state = useConnection();
  return (
    <div role="status" className={classes.place}>
      {state.phase === "lost" && (
        <p className={classes.strip} data-phase="lost">
          {t("realtime:lost", { attempt: state.attempt, time: timeOf(state) })}
        </p>
      )}
      {state.phase === "recovered" && (
        <p className={classes.strip} data-phase="recovered">
          {state.caughtUp > 0 ? t("realtime:caughtUp", { count: state.caughtUp }) : t("realtime:recovered")}
        </p>
      )}
    </div>
  );
}

function timeOf(state: ConnectionState): string {
  if (state.phase === "connecting") return "";
  return clockTime(new Date(state.phase === "lost" ? state.asOf : state.syncedAt), { seconds: true });
}
