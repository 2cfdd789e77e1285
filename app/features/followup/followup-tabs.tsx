import { Tabs } from "@mantine/core";
import { useLocation, useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";

const tabs = [
  { href: "/actions", label: "actions:tabs.actions" },
  { href: "/suggestions", label: "actions:tabs.suggestions" },
  { href: "/cases", label: "actions:tabs.cases" },
];

/** The ledgers of 督办: tasks from decisions, suggestions, the direct line. */
export function FollowupTabs() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  return (
    <Tabs value={tabs.find(({ href }) => pathname.startsWith(href))?.href ?? null} onChange={(href) => href && void navigate(href)} mb="md">
      <Tabs.List aria-label={t("shell:nav.followup")}>
        {tabs.map(({ href, label }) => (
          <Tabs.Tab key={href} value={href}>
            {t(label)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
