import { useTranslation } from "react-i18next";
import { PageTabs } from "../../shell/kit/page-tabs.tsx";

const tabs = [
  { href: "/actions", label: "actions:tabs.actions" },
  { href: "/suggestions", label: "actions:tabs.suggestions" },
  { href: "/cases", label: "actions:tabs.cases" },
  { href: "/undertakings", label: "actions:tabs.undertakings" },
];

/** The ledgers of 督办: tasks from decisions, suggestions, the direct line, and what leaders own. */
export function FollowupTabs() {
  const { t } = useTranslation();
  return <PageTabs label={t("shell:nav.followup")} tabs={tabs} />;
}
