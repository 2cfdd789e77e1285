/**
 * Large figures side by side, each under its words.
 *
 *   <FigureList>
 *     <Figure term={t("reports:needs")}>{12}</Figure>
 *     <Figure term={t("operations:push")} note={…}>…</Figure>
 *   </FigureList>
 */
import type { ReactNode } from "react";
import classes from "./figure-list.module.css";

/** `wide` leaves room for notes. */
export function FigureList({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  return (
    <dl className={classes.figures} data-wide={wide || undefined}>
      {children}
    </dl>
  );
}

/** `long`: an amount of money, which takes the room of two. */
export function Figure({ term, note, long = false, children }: { term: string; note?: ReactNode; long?: boolean; children: ReactNode }) {
  return (
    <div data-long={long || undefined}>
      <dt>{term}</dt>
      <dd className={classes.figure}>{children}</dd>
      {note !== undefined && <dd className={classes.note}>{note}</dd>}
    </div>
  );
}
