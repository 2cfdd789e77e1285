import { useTranslation } from "react-i18next";
import type { OwnerFigures, OwnerPart } from "../../contracts/undertakings.ts";
import { Panel, PanelNote } from "../../shell/kit/panel.tsx";
import { CountTable, type CountColumn } from "../reports/count-table.tsx";

/** Figures in order, each with what the ledger calls its rows. */
const figures: { as: OwnerPart; name: Exclude<keyof OwnerFigures, "owner" | "weeksDue" | "weeksWritten"> }[] = [
  { as: "taken", name: "taken" },
  { as: "running", name: "running" },
  { as: "overdue", name: "overdue" },
  { as: "done", name: "done" },
  { as: "confirmed", name: "confirmed" },
  { as: "declined", name: "declined" },
  { as: "handed_on", name: "handedOn" },
];

/** What came of the problems of each owner; a figure that is not nought opens its rows. `alliance`: the one that the page is narrowed to. */
export function OwnerTable({ owners, alliance }: { owners: readonly OwnerFigures[]; alliance: string | undefined }) {
  const { t } = useTranslation();
  const rowsOf = (owner: string, as: OwnerPart) => `/undertakings?${new URLSearchParams({ ...(alliance && { alliance }), owner, as })}`;
  const columns = figures.map(({ as, name }): CountColumn<OwnerFigures> => ({
    key: as,
    head: t(`undertakings:figures.${as}`),
    figure: (row) => row[name],
    rowsOf: (row) => (row[name] === 0 ? null : rowsOf(row.owner.id, as)),
    late: (row) => as === "overdue" && row.overdue > 0,
  }));
  const weeks: CountColumn<OwnerFigures> = {
    key: "weeks",
    head: t("undertakings:figures.weeks"),
    figure: (row) => `${row.weeksWritten}/${row.weeksDue}`,
    rowsOf: (row) => (row.weeksDue === 0 ? null : rowsOf(row.owner.id, "taken")),
    late: (row) => row.weeksWritten < row.weeksDue,
  };
  return (
    <Panel title={t("undertakings:figures.title")} flush>
      <CountTable head={t("undertakings:field.owner")} rows={owners} named={({ owner }) => ({ id: owner.id, name: t("undertakings:ownerIs", { post: owner.post, name: owner.name }) })} columns={[...columns, weeks]} />
      <PanelNote>{t("undertakings:figures.definition")}</PanelNote>
    </Panel>
  );
}
