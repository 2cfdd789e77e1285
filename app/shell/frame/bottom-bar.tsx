import { UnstyledButton } from "@mantine/core";
import { NavLink } from "@remix-run/react";
import { IconCalendarEvent, IconHome, IconListDetails, IconPlus, IconUser } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeView } from "../../contracts/people.ts";
import { lazyDialog } from "../kit/lazy-dialog.tsx";
import classes from "./bottom-bar.module.css";

const PublishSheet = lazyDialog(async () => (await import("./publish-sheet.tsx")).PublishSheet);

const before = [
  { href: "/", label: "shell:nav.desk", icon: IconHome },
  { href: "/listings", label: "shell:nav.listings", icon: IconListDetails },
];
const after = [
  { href: "/meetings", label: "shell:nav.meetings", icon: IconCalendarEvent },
  { href: "/me", label: "shell:nav.me", icon: IconUser },
];

/** Whether the phone's bar leads to a page. Pure. */
export const isOnBar = (href: string): boolean => [...before, ...after].some((entry) => entry.href === href);

/** The phone's navigation; the middle one is the action. */
export function BottomBar({ me }: { me: MeView }) {
  const { t } = useTranslation();
  const [publishing, setPublishing] = useState(false);
  return (
    <nav className={classes.bar} aria-label={t("shell:navigation")}>
      {before.map((entry) => (
        <Entry key={entry.href} {...entry} />
      ))}
      <UnstyledButton className={classes.publish} onClick={() => setPublishing(true)} aria-haspopup="dialog">
        <span className={classes.plus}>
          <IconPlus size={24} aria-hidden />
        </span>
        {t("shell:nav.publish")}
      </UnstyledButton>
      {after.map((entry) => (
        <Entry key={entry.href} {...entry} />
      ))}
      <PublishSheet me={me} opened={publishing} onClose={() => setPublishing(false)} />
    </nav>
  );
}

function Entry({ href, label, icon: Icon }: (typeof before)[number]) {
  const { t } = useTranslation();
  return (
    <NavLink to={href} end={href === "/"} className={classes.entry}>
      <Icon size={22} stroke={1.8} aria-hidden />
      {t(label)}
    </NavLink>
  );
}
