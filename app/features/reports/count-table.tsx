import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import classes from "./reports.module.css";

export interface CountColumn<Row> {
  key: string;
  head: string;
  figure: (row: Row) => ReactNode;
  /** The page with what the figure counts; null where there is none. */
  rowsOf: (row: Row) => string | null;
  late?: (row: Row) => boolean;
}

export interface CountTableProps<Row> {
  /** Head of the column that names the rows. */
  head: string;
  rows: readonly Row[];
  named: (row: Row) => { id: string; name: string };
  columns: readonly CountColumn<Row>[];
}

/** Figures by what they are counted for, each with the way to its rows; wider than a phone it scrolls. */
export function CountTable<Row>({ head, rows, named, columns }: CountTableProps<Row>) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={named(row).id}>
              <th scope="row">{named(row).name}</th>
              {columns.map(({ key, figure, rowsOf, late }) => (
                <td key={key} data-late={late?.(row)}>
                  <Counted figure={figure(row)} to={rowsOf(row)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Counted({ figure, to }: { figure: ReactNode; to: string | null }) {
  if (to === null) return figure;
  return (
    <Link className={classes.counted} to={to}>
      {figure}
    </Link>
  );
}
