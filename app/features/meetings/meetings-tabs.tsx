import { Tabs } from "@mantine/core";
import { useLocation, useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";

const tabs = [
  { href: "/meetings", label: "meetings:tabs.meetings" },
  { href: "/resolutions", label: "meetings:tabs.resolutions" },
];

/** What belongs to 会议: the meetings themselves, and the resolutions that they adopted. */
export function MeetingsTabs() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  return (
    <Tabs value={tabs.find(({ href }) => pathname.startsWith(href))?.href ?? null} onChange={(href) => href && void navigate(href)} mb="md">
      <Tabs.List aria-label={t("meetings:title")}>
        {tabs.map(({ href, label }) => (
          <Tabs.Tab key={href} value={href}>
            {t(label)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
