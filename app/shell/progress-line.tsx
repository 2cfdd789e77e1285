import { useNavigation } from "@remix-run/react";
import classes from "./progress-line.module.css";

/** A thin line at the top while the next page is on its way, from 150 ms on. */
export function ProgressLine() {
  const { state } = useNavigation();
  return <div className={classes.line} data-busy={state !== "idle" || undefined} aria-hidden />;
}
