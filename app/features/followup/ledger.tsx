import { Button } from "@mantine/core";
import { Link, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Page } from "../../contracts/common.ts";
import { EmptyState, type EmptyStateProps } from "../../shell/kit/empty-state.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { LedgerSearch } from "./ledger-search.tsx";
import classes from "./ledger.module.css";

export interface LedgerProps<Row extends { id: string }> {
  /** What the counters count, for reading aloud. */
  label: string;
  /** Counters, each of which opens its rows; the first one stands for the whole ledger. */
  views: readonly { value: string; label: string }[];
  page: Page<Row>;
  /** It is searched by number and words, `?q=`. */
  searched?: boolean;
  renderRow: (row: Row) => ReactNode;
  /** What stands where the whole ledger is empty. */
  empty: EmptyStateProps;
  /** Words of the way to the older rows. */
  more: string;
}

/** A ledger of 督办: its counters, the rows of the one chosen by `?view=`, and the way to the older ones. */
export function Ledger<Row extends { id: string }>({ label, views, page, searched = false, renderRow, empty, more }: LedgerProps<Row>) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const [whole] = views;
  const chosen = params.get("view") ?? whole?.value;
  const sought = searched ? params.get("q")?.trim() : undefined;
  /** The same list, of an alliance or not, in another view or from another row on. */
  const listAt = (change: { view?: string | undefined; cursor?: string; q?: null }) => {
    const next = new URLSearchParams(params);
    for (const name of ["new", "cursor", ...(change.q === null ? ["q"] : [])]) next.delete(name);
    if (change.view === whole?.value) next.delete("view");
    else if (change.view !== undefined) next.set("view", change.view);
    if (change.cursor !== undefined) next.set("cursor", change.cursor);
    return `?${next}`;
  };
  return (
    <div className={classes.ledger}>
      {searched && <LedgerSearch />}
      <nav aria-label={label} className={classes.views}>
        {views.map((view) => (
          <Link key={view.value} to={listAt({ view: view.value })} className={classes.view} aria-current={view.value === chosen ? "page" : undefined} preventScrollReset>
            {view.label}
          </Link>
        ))}
      </nav>
      <Panel flush>
        {page.items.map(renderRow)}
        {page.items.length === 0 && sought && (
          <EmptyState
            icon={empty.icon}
            title={t("followup:noneFound", { words: sought })}
            action={
              <Button component={Link} to={listAt({ q: null })} variant="default">
                {t("followup:search.end")}
              </Button>
            }
          />
        )}
        {page.items.length === 0 && !sought && chosen === whole?.value && <EmptyState {...empty} />}
        {page.items.length === 0 && !sought && chosen !== whole?.value && (
          <EmptyState
            icon={empty.icon}
            title={t("followup:noneHere")}
            action={
              <Button component={Link} to={listAt({ view: whole?.value })} variant="default">
                {t("followup:showAll")}
              </Button>
            }
          />
        )}
      </Panel>
      {page.nextCursor !== null && (
        <Button component={Link} to={listAt({ cursor: page.nextCursor })} variant="default" className={classes.more}>
          {more}
        </Button>
      )}
    </div>
  );
}
