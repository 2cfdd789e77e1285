/**
 * The one level of card: a bordered surface with an optional heading and one quiet action. Never put one into another;
 * inside, rows are divided by lines.
 *
 *   <Panel title={t("desk:promises")} action={<Anchor …/>}>…</Panel>
 *   <Panel flush>rows with their own padding, such as <PanelRow>…</Panel>
 */
import { Title } from "@mantine/core";
import { useId, type ReactNode } from "react";
import classes from "./panel.module.css";

export interface PanelProps {
  title?: ReactNode;
  /** At the right of the heading. */
  action?: ReactNode;
  /** A coloured edge: `brand` for what is live or current, `good` for the best proposal, `dashed` for what is not there yet. */
  edge?: "brand" | "good" | "dashed";
  /** Children bring their own padding. */
  flush?: boolean;
  children: ReactNode;
}

export function Panel({ title, action, edge, flush = false, children }: PanelProps) {
  const headingId = useId();
  return (
    <section className={classes.panel} data-edge={edge} aria-labelledby={title === undefined ? undefined : headingId}>
      {title !== undefined && (
        <div className={classes.head}>
          <Title order={2} id={headingId}>
            {title}
          </Title>
          {action}
        </div>
      )}
      <div className={flush ? undefined : classes.body} data-headed={title !== undefined || undefined}>
        {children}
      </div>
    </section>
  );
}

/** A row of a flush panel: words at the left, facts and one button at the right, divided by a line from the next. */
export function PanelRow({ children, highlighted = false }: { children: ReactNode; highlighted?: boolean }) {
  return (
    <div className={classes.row} data-highlighted={highlighted || undefined}>
      {children}
    </div>
  );
}
