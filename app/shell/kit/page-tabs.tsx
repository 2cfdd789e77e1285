/**
 * The pages of one part of the hub as tabs; the one whose address this is, or begins with, is marked.
 *
 *   <PageTabs label={t("shell:nav.followup")} tabs={[{ href: "/actions", label: "actions:tabs.actions" }, …]} />
 */
import { Tabs } from "@mantine/core";
import { useLocation, useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export interface PageTabsProps {
  /** What they belong to, for reading aloud. */
  label: string;
  /** Address of each page and the key of its name. */
  tabs: readonly { href: string; label: string }[];
}

export function PageTabs({ label, tabs }: PageTabsProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  return (
    <Tabs value={tabs.find(({ href }) => pathname.startsWith(href))?.href ?? null} onChange={(href) => href && void navigate(href)} mb="md">
      <Tabs.List aria-label={label}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.href} value={tab.href}>
            {t(tab.label)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
