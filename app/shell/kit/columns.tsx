/**
 * A page's two columns: what it is about, and beside it on a desk, below it on a phone, what belongs to it.
 *
 *   <Columns side={<Panel title={t("cases:log")}>…</Panel>}><Panel>…</Panel><Panel>…</Panel></Columns>
 */
import type { ReactNode } from "react";
import classes from "./columns.module.css";

export function Columns({ children, side }: { children: ReactNode; side: ReactNode }) {
  return (
    <div className={classes.columns}>
      <Stacked>{children}</Stacked>
      <Stacked>{side}</Stacked>
    </div>
  );
}

/** Panels one below the other, a grid step apart. */
export function Stacked({ children }: { children: ReactNode }) {
  return <div className={classes.stacked}>{children}</div>;
}
