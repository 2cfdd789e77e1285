import { IconBuildingFactory2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { OrganizationView } from "../../contracts/organizations.ts";
import { formatList } from "../../i18n/formats.ts";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { RecordTable } from "../../shell/kit/record-table.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";

/** The register of organizations; a code whose check digit is wrong is marked until an officer confirms it. */
export function OrganizationsList({ organizations }: { organizations: OrganizationView[] }) {
  const { t } = useTranslation();
  return (
    <RecordTable
      name="organizations"
      caption={t("administration:tabs.organizations")}
      rows={organizations}
      rowKey={(row) => row.id}
      href={(row) => `/admin/organizations/${row.id}`}
      columns={[
        { key: "name", head: t("administration:name"), cell: (row) => row.name, primary: true },
        { key: "kind", head: t("alliances:kind"), cell: (row) => t(`alliances:kinds.${row.kind}`), onCard: true },
        { key: "creditCode", head: t("administration:creditCode"), cell: creditCodeCell, onCard: true },
        { key: "place", head: t("administration:place"), cell: (row) => row.placeName },
        { key: "alliances", head: t("alliances:title"), cell: (row) => formatList(t, row.alliances.map((alliance) => alliance.name)) },
      ]}
      empty={<EmptyState icon={IconBuildingFactory2} title={t("administration:noOrganizations")} />}
    />
  );
}

const creditCodeCell = (organization: OrganizationView) => <CreditCode organization={organization} />;

/** The credit code, and a word when its check digit waits for an officer. */
export function CreditCode({ organization }: { organization: OrganizationView }) {
  const { t } = useTranslation();
  if (organization.creditCode === null) return <>{t("administration:noCreditCode")}</>;
  return (
    <>
      {organization.creditCode} {!organization.creditCodeChecked && <ToneBadge tone="soon">{t("administration:unchecked")}</ToneBadge>}
    </>
  );
}
