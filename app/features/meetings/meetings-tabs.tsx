import { useTranslation } from "react-i18next";
import { PageTabs } from "../../shell/kit/page-tabs.tsx";

const tabs = [
  { href: "/meetings", label: "meetings:tabs.meetings" },
  { href: "/urgent", label: "meetings:tabs.urgent" },
  { href: "/resolutions", label: "meetings:tabs.resolutions" },
];

/** What belongs to 会议: the meetings themselves, what could not wait for one, and the resolutions that they adopted. */
export function MeetingsTabs() {
  const { t } = useTranslation();
  return <PageTabs label={t("meetings:title")} tabs={tabs} />;
}
