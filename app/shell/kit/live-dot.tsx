/**
 * The pulsing dot of what happens right now; stands still for those who want less motion. Always beside its word.
 *
 *   <LiveDot /> {t("meetings:live")}
 */
import classes from "./live-dot.module.css";

export function LiveDot() {
  return <span className={classes.dot} aria-hidden />;
}
