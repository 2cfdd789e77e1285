import { useTranslation } from "react-i18next";
import type { ConsultationQuery, DepartmentFigures } from "../../contracts/consultations.ts";
import { Panel, PanelNote } from "../../shell/kit/panel.tsx";
import { CountTable, type CountColumn } from "../reports/count-table.tsx";
import { rateText } from "./rate-text.ts";

type View = NonNullable<ConsultationQuery["counted"]>;

/** What each department asked in a year, and what came of the comments; figures of drafts open them, those of comments the drafts that they are of. */
export function DepartmentTable({ departments, year }: { departments: readonly DepartmentFigures[]; year: number }) {
  const { t } = useTranslation();
  const draftsOf = ({ department }: DepartmentFigures, view?: View) => `/consultations?${new URLSearchParams({ department: department.id, year: String(year), ...(view && { view }) })}`;
  const column = (name: "drafts" | "comments" | "owed" | "adopted" | "partly" | "declined", late = false): CountColumn<DepartmentFigures> => ({
    key: name,
    head: t(`consultations:figures.${name}`),
    figure: (row) => row[name],
    rowsOf: (row) => (row[name] === 0 ? null : draftsOf(row)),
    ...(late && { late: (row: DepartmentFigures) => row.overdue > 0 }),
  });
  const columns: CountColumn<DepartmentFigures>[] = [
    column("drafts"),
    column("comments"),
    column("adopted"),
    column("partly"),
    column("declined"),
    column("owed"),
    { key: "overdue", head: t("consultations:figures.overdue"), figure: (row) => row.overdue, rowsOf: (row) => (row.overdue === 0 ? null : draftsOf(row, "overdue")), late: (row) => row.overdue > 0 },
    { key: "rate", head: t("consultations:figures.rate"), figure: (row) => rateText(t, row), rowsOf: () => null },
  ];
  return (
    <Panel title={t("consultations:figures.byDepartment", { year })} flush>
      <CountTable head={t("consultations:field.department")} rows={departments} named={({ department }) => department} columns={columns} />
      <PanelNote>{t("consultations:figures.definition")}</PanelNote>
    </Panel>
  );
}
