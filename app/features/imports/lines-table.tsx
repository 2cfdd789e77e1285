/** The lines of a file as they stand in it, with what was found at each cell; on a phone as cards of what decides. */
import { Anchor, Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Page } from "../../contracts/common.ts";
import type { ImportLine, ImportView, LineFault } from "../../contracts/imports.ts";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { useMore } from "../listings/use-more.ts";
import { fieldName } from "./field-name.ts";
import { LineBadge } from "./import-badges.tsx";
import classes from "./imports.module.css";

export function LinesTable({ view, page, addressOf }: { view: ImportView; page: Page<ImportLine>; addressOf: (cursor: string) => string }) {
  const { t } = useTranslation();
  const list = useMore(page, addressOf);
  if (list.items.length === 0) {
    return (
      <Panel>
        <EmptyState title={t("imports:table.none")} />
      </Panel>
    );
  }
  const shown = view.columns.map((column, index) => ({ ...column, index })).filter(({ field }) => field !== null);
  // A list of one firm's own lines need not say whose they are.
  const namesOwners = new Set(list.items.map(({ owner }) => owner)).size > 1 || shown.some(({ field }) => field === "enterprise" || field === "creditCode");
  return (
    <>
      {/* Wider than a window where a file has many columns: it is the table that scrolls. */}
      <section className={classes.scroll} aria-label={t("imports:table.caption")} tabIndex={0}>
        <table className={classes.table}>
          <caption className={classes.caption}>{t("imports:table.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("imports:table.row")}</th>
              <th scope="col">{t("imports:table.state")}</th>
              {namesOwners && <th scope="col">{t("imports:table.owner")}</th>}
              {shown.map(({ head, index }) => (
                <th key={index} scope="col">
                  {head || t("imports:columns.unnamed", { number: index + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.items.map((line) => (
              <LineRow key={line.number} line={line} view={view} shown={shown} namesOwners={namesOwners} />
            ))}
          </tbody>
        </table>
      </section>
      {list.hasMore && (
        <Button variant="default" mt="md" fullWidth loading={list.busy} onClick={list.more}>
          {t("imports:table.more")}
        </Button>
      )}
    </>
  );
}

/** Characters that a cell shows in one line: a date, a figure, a short name. */
const SHORT = 12;

interface LineRowProps {
  line: ImportLine;
  view: ImportView;
  shown: (ImportView["columns"][number] & { index: number })[];
  namesOwners: boolean;
}

function LineRow({ line, view, shown, namesOwners }: LineRowProps) {
  const { t } = useTranslation();
  const { number, cells, faults, listing, owner, undo } = line;
  const columns = new Set(shown.map(({ index }) => index));
  const elsewhere = faults.filter(({ column }) => column === null || !columns.has(column));
  return (
    <tr data-state={line.state}>
      <td className={classes.number} data-head={t("imports:table.row")}>
        {number}
      </td>
      <td className={classes.state}>
        <LineBadge line={line} isOver={view.state !== "preview" && view.state !== "running"} />
        {elsewhere.map((fault) => (
          <FaultNote key={`${fault.field} ${fault.message}`} fault={fault} name={fault.field && fieldName(t, fault.field, view.kind)} />
        ))}
        {undo?.reason && <span className={classes.quiet}>{undo.reason}</span>}
      </td>
      {namesOwners && (
        <td>
          <span className={classes.cell} data-short>
            {owner}
          </span>
        </td>
      )}
      {shown.map(({ index, field, head }) => {
        const own = faults.filter(({ column }) => column === index);
        return (
          <td key={index} data-effect={own[0]?.effect} data-title={(field === "title" && cells[index] !== "") || undefined} data-head={head}>
            <span className={classes.cell} data-short={(cells[index]?.length ?? 0) <= SHORT || undefined}>
              {listing && field === "title" ? (
                <Anchor component={Link} to={`/listings/${listing}`} c="inherit" inherit underline="always">
                  {cells[index]}
                </Anchor>
              ) : (
                cells[index]
              )}
            </span>
            {own.map((fault) => (
              <FaultNote key={fault.message} fault={fault} />
            ))}
          </td>
        );
      })}
    </tr>
  );
}

/** What is wrong with a cell. `name`: of a field that no shown column holds. */
function FaultNote({ fault: { effect, message }, name }: { fault: LineFault; name?: string | null }) {
  const { t } = useTranslation();
  const IconComponent = effect === "refused" ? IconAlertTriangle : IconInfoCircle;
  return (
    <span className={classes.fault} data-effect={effect}>
      <IconComponent size={14} aria-hidden />
      <span>{name ? t("imports:table.faultEmpty", { head: name, message }) : message}</span>
    </span>
  );
}
