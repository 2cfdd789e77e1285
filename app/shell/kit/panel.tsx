/**
 * The one level of card: a bordered surface with an optional heading and one quiet action. Never put one into another;
 * inside, rows are divided by lines.
 *
 *   <Panel title={t("desk:promises")} action={<Anchor …/>}>…</Panel>
 *   <Panel flush>
 *     <PanelRow lead={<StateBadge …/>} aside={<TimeLeft …/>} actions={<Button …/>}>words <QuietLine>…</QuietLine></PanelRow>
 *   </Panel>
 */
import { Text, Title } from "@mantine/core";
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

export interface PanelRowProps {
  /** What the row is: a badge, in a column of its own on a desk. */
  lead?: ReactNode;
  /** Verb, object and counterpart; quiet facts below. */
  children: ReactNode;
  /** Time left, an amount. */
  aside?: ReactNode;
  /** One button, and at most one more. */
  actions?: ReactNode;
  highlighted?: boolean;
}

/** A row of a flush panel. On a phone: badge and time above, words, then the buttons below in full reach. */
export function PanelRow({ lead, children, aside, actions, highlighted = false }: PanelRowProps) {
  return (
    <div className={classes.row} data-highlighted={highlighted || undefined}>
      {lead && <div className={classes.lead}>{lead}</div>}
      <div className={classes.words}>{children}</div>
      {aside && <div className={classes.aside}>{aside}</div>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}

/** Small facts in one line below a row's words, each kept whole. */
export function QuietLine({ children }: { children: ReactNode }) {
  return <div className={classes.quiet}>{children}</div>;
}

/** The name of what a row is, and quieter beside it what belongs to the name. */
export function RowTitle({ children, beside }: { children: ReactNode; beside: ReactNode }) {
  return (
    <div className={classes.title}>
      {children}
      <span className={classes.beside}>{beside}</span>
    </div>
  );
}

/** Words about all rows of a flush panel, below the last. */
export function PanelNote({ children }: { children: ReactNode }) {
  return (
    <Text size="sm" c="dimmed" className={classes.note}>
      {children}
    </Text>
  );
}
