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

export function Figure({ term, note, children }: { term: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className={classes.figure}>{children}</dd>
      {note !== undefined && <dd className={classes.note}>{note}</dd>}
    </div>
  );
}
