import { IconAffiliate } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { AllianceSummary } from "../../contracts/alliances.ts";
import { Day } from "../../shell/kit/day.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { RecordTable } from "../../shell/kit/record-table.tsx";

const handOver = ({ chair }: AllianceSummary) => (chair ? <Day value={chair.until} year /> : null);

/** Alliances by name with their county, members and chair of today. */
export function AlliancesList({ alliances, hrefOf }: { alliances: AllianceSummary[]; hrefOf: (id: string) => string }) {
  const { t } = useTranslation();
  return (
    <RecordTable
      name="alliances"
      caption={t("alliances:title")}
      rows={alliances}
      rowKey={(row) => row.id}
      href={(row) => hrefOf(row.id)}
      columns={[
        { key: "name", head: t("alliances:name"), cell: (row) => row.name, primary: true },
        { key: "county", head: t("alliances:county"), cell: (row) => row.countyName },
        { key: "department", head: t("alliances:leadDepartment"), cell: (row) => row.leadDepartment.name },
        { key: "members", head: t("alliances:members"), cell: (row) => t("alliances:memberCount", { count: row.members }), onCard: true },
        {
          key: "chair",
          head: t("roles:chair"),
          cell: (row) => (row.chair ? `${row.chair.organization.name} · ${row.chair.person?.name ?? t("alliances:rotation.nobody")}` : t("alliances:rotation.none")),
          onCard: true,
        },
        { key: "until", head: t("alliances:rotation.handOver"), cell: handOver },
      ]}
      empty={<EmptyState icon={IconAffiliate} title={t("alliances:noneYet")} />}
    />
  );
}
