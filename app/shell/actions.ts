import {
  IconAffiliate,
  IconArrowsLeftRight,
  IconBell,
  IconCalendarEvent,
  IconChartBar,
  IconChecklist,
  IconHome,
  IconListDetails,
  IconSettings,
  IconUser,
  type Icon,
} from "@tabler/icons-react";
import type { MeView, Role } from "../contracts/people.ts";

/** Something that a person may go to or do from anywhere: by the rail, the phone's bar or Ctrl/⌘ K. */
export interface ShellAction {
  /** Key of its words, such as `shell:nav.desk`. */
  label: string;
  /** Key of one more sentence for the search. */
  hint?: string;
  href: string;
  /** Further pages that belong to it, by the beginnings of their paths. */
  covers?: readonly string[];
  icon: Icon;
  /** Where it stands: the rail, the publish button's sheet, or only the search. */
  place: "rail" | "publish" | "search";
  /** Who sees it: with any of these roles; everybody when absent. */
  roles?: readonly Role[];
  /** Key of further words that find it, separated by spaces: other names, pinyin. */
  keywords?: string;
}

const railActions: ShellAction[] = [
  { label: "shell:nav.desk", href: "/", icon: IconHome, place: "rail", keywords: "shell:keywords.desk" },
  { label: "shell:nav.listings", href: "/listings", covers: ["/imports", "/editions", "/policies", "/consultations", "/common-needs", "/searches"], icon: IconListDetails, place: "rail", keywords: "shell:keywords.listings" },
  { label: "shell:nav.matching", href: "/matching", covers: ["/cooperations", "/referrals", "/plan", "/plans"], icon: IconArrowsLeftRight, place: "rail", keywords: "shell:keywords.matching" },
  { label: "shell:nav.meetings", href: "/meetings", covers: ["/resolutions", "/urgent"], icon: IconCalendarEvent, place: "rail", keywords: "shell:keywords.meetings" },
  { label: "shell:nav.followup", href: "/actions", covers: ["/suggestions", "/cases", "/undertakings"], icon: IconChecklist, place: "rail", keywords: "shell:keywords.followup" },
  { label: "shell:nav.alliances", href: "/alliances", covers: ["/examples"], icon: IconAffiliate, place: "rail", keywords: "shell:keywords.alliances" },
  { label: "shell:nav.reports", href: "/reports", icon: IconChartBar, place: "rail", keywords: "shell:keywords.reports" },
  {
    label: "shell:nav.admin",
    href: "/admin",
    icon: IconSettings,
    place: "rail",
    roles: ["administrator", "officer", "secretary"],
    keywords: "shell:keywords.admin",
  },
  { label: "shell:nav.me", href: "/me", icon: IconUser, place: "search", keywords: "shell:keywords.me" },
  { label: "shell:nav.notices", href: "/notices", icon: IconBell, place: "search", keywords: "shell:keywords.notices" },
];

/** A feature adds its own in `app/features/<feature>/shell-actions.ts`: `export const shellActions: ShellAction[]`. */
const featureActions = Object.values(
  import.meta.glob<ShellAction[]>("../features/*/shell-actions.ts", { eager: true, import: "shellActions" }),
).flat();

/** What this person may go to and do. */
export function actionsFor(me: MeView, place?: ShellAction["place"]): ShellAction[] {
  const roles = new Set(me.seats.map((seat) => seat.role));
  return [...railActions, ...featureActions].filter(
    (action) =>
      (place === undefined || action.place === place) && (!action.roles || action.roles.some((role) => roles.has(role))),
  );
}
