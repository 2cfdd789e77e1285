/**
 * Rows of records: a table with a sticky head on a desk, cards with the deciding facts on a phone or narrow tablet (the
 * same rows, not a second list). j/k move, Enter opens; which columns are shown is remembered in this browser.
 *
 *   <RecordTable
 *     name="listings" caption={t("listings:needs")} rows={page.items} rowKey={(row) => row.id}
 *     href={(row) => `/listings/${row.id}`}
 *     columns={[
 *       { key: "title", head: t("listings:title"), cell: (row) => row.title, primary: true },
 *       { key: "due", head: t("listings:due"), cell: (row) => <TimeLeft until={row.due} />, sortable: true, onCard: true },
 *     ]}
 *     sort={sort} onSort={setSort} empty={<EmptyState … />}
 *   />
 */
import { UnstyledButton } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { Link } from "@remix-run/react";
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import { useRef, type MouseEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ColumnChoice } from "./column-choice.tsx";
import classes from "./record-table.module.css";
import { useHiddenColumns } from "./use-hidden-columns.ts";
import { usePrefetch } from "./use-prefetch.ts";

export interface RecordColumn<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** The column that names the row and carries its link; exactly one. */
  primary?: boolean;
  /** One of the facts that decide: shown on a phone's card. */
  onCard?: boolean;
  sortable?: boolean;
  /** Told on the record's own page, and left out here where the window is too narrow for every column. */
  spare?: boolean;
  /** Figures stand at the end of their column. */
  align?: "end";
}

export interface RecordSort {
  by: string;
  descending: boolean;
}

export interface RecordTableProps<Row> {
  /** Under which the choice of columns is remembered. */
  name: string;
  /** What the rows are, for reading aloud. */
  caption: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  href: (row: Row) => string;
  columns: readonly RecordColumn<Row>[];
  sort?: RecordSort;
  onSort?: (sort: RecordSort) => void;
  /** Shows a row beside the table, on a desk; without it, and on a phone, a row leads to its page. */
  onPeek?: (row: Row) => void;
  /** In place of the table when there are no rows. */
  empty: ReactNode;
}

export function RecordTable<Row>(props: RecordTableProps<Row>) {
  const prefetch = usePrefetch();
  const { name, caption, rows, rowKey, href, columns, sort, onSort, onPeek, empty } = props;
  const table = useRef<HTMLTableElement>(null);
  const [hidden, setHidden] = useHiddenColumns(name);
  const step = (by: 1 | -1) => () => focusLink(table.current, by);
  useHotkeys([
    ["j", step(1)],
    ["k", step(-1)],
  ]);
  if (rows.length === 0) return <>{empty}</>;

  const shown = columns.filter((column) => column.primary || !hidden.has(column.key));
  return (
    <div className={classes.place}>
      <ColumnChoice columns={columns.filter((column) => !column.primary)} hidden={hidden} onChange={setHidden} />
      <table ref={table} className={classes.table}>
        <caption className={classes.caption}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {shown.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                data-align={column.align}
                data-spare={column.spare}
                aria-sort={sort?.by === column.key ? (sort.descending ? "descending" : "ascending") : undefined}
              >
                {column.sortable && onSort ? <SortButton column={column} sort={sort} onSort={onSort} /> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" className={classes.row}>
              {shown.map((column) => (
                <td key={column.key} role="cell" data-align={column.align} data-spare={column.spare} data-primary={column.primary} data-card={column.onCard} data-head={column.head}>
                  {column.primary ? (
                    <Link
                      to={href(row)}
                      className={classes.link}
                      prefetch={prefetch}
                      onClick={(event) => {
                        if (!onPeek || !isPlainClick(event) || !window.matchMedia(DESK).matches) return;
                        event.preventDefault();
                        onPeek(row);
                      }}
                    >
                      {column.cell(row)}
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where a drawer leaves room for the table beside it. */
const DESK = "(min-width: 62em)";

/** Not one that asks for a new tab or window. */
const isPlainClick = (event: MouseEvent) => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

function SortButton<Row>(props: { column: RecordColumn<Row>; sort: RecordSort | undefined; onSort: (sort: RecordSort) => void }) {
  const { t } = useTranslation();
  const { column, sort, onSort } = props;
  const active = sort?.by === column.key;
  const Arrow = !active ? IconArrowsSort : sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <UnstyledButton
      className={classes.sort}
      data-active={active || undefined}
      title={t("shell:sortBy", { column: column.head })}
      onClick={() => onSort({ by: column.key, descending: active ? !sort.descending : false })}
    >
      {column.head}
      <Arrow size={14} aria-hidden />
    </UnstyledButton>
  );
}

/** Moves the cursor to the next or previous row's link; to the first one when it is outside. */
function focusLink(table: HTMLTableElement | null, by: 1 | -1): void {
  const links = [...(table?.querySelectorAll<HTMLAnchorElement>(`.${classes.link}`) ?? [])];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by));
  links[next]?.focus();
}
