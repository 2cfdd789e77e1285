import { useTranslation } from "react-i18next";
import type { Role } from "../../contracts/people.ts";
import { PageTabs } from "../../shell/kit/page-tabs.tsx";
import { useMe } from "../../shell/shell-data.ts";

const all: { href: string; label: string; roles: readonly Role[] }[] = [
  { href: "/admin/people", label: "administration:tabs.people", roles: ["administrator", "officer", "secretary"] },
  { href: "/admin/organizations", label: "administration:tabs.organizations", roles: ["administrator", "officer", "secretary"] },
  { href: "/admin/alliances", label: "administration:tabs.alliances", roles: ["administrator", "officer", "secretary"] },
  { href: "/admin/audit", label: "administration:tabs.audit", roles: ["administrator", "officer"] },
  { href: "/admin/operations", label: "administration:tabs.operations", roles: ["administrator"] },
];

/** The pages of the administration that the reader may open. */
export function AdminTabs() {
  const { t } = useTranslation();
  const roles = new Set(useMe().seats.map((seat) => seat.role));
  return <PageTabs label={t("shell:nav.admin")} tabs={all.filter((tab) => tab.roles.some((role) => roles.has(role)))} />;
}
