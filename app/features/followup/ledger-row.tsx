import { Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { PanelRow } from "../../shell/kit/panel.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import classes from "./ledger.module.css";
import { usePrefetch } from "../../shell/kit/use-prefetch.ts";

export interface LedgerRowProps {
  href: string;
  title: string;
  badge: ReactNode;
  /** Quiet facts below the title. */
  children: ReactNode;
  /** Last day of what is waited for; null when nobody has to hurry. */
  due: string | null;
  /** What the reader is asked to do next, as the word of a button; null when it is somebody else's turn. */
  step: string | null;
}

/** A line of a ledger: where it stands, what it is, how long is left, and the one thing that the reader is asked to do. */
export function LedgerRow({ href, title, badge, children, due, step }: LedgerRowProps) {
  const prefetch = usePrefetch();
  return (
    <PanelRow
      lead={badge}
      aside={due !== null && <TimeLeft until={due} />}
      actions={
        step !== null && (
          <Button component={Link} to={href} size="xs" variant="default" prefetch={prefetch}>
            {step}
          </Button>
        )
      }
    >
      <div className={classes.words}>
        <Link to={href} className={classes.title} data-long prefetch={prefetch}>
          {title}
        </Link>
        <span className={classes.facts}>{children}</span>
      </div>
    </PanelRow>
  );
}
