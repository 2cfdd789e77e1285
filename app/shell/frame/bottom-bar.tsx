import { Drawer, UnstyledButton } from "@mantine/core";
import { Link, NavLink } from "@remix-run/react";
import { IconCalendarEvent, IconChevronRight, IconHome, IconListDetails, IconPlus, IconUser } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeView } from "../../contracts/people.ts";
import { actionsFor } from "../actions.ts";
import classes from "./bottom-bar.module.css";

const before = [
  { href: "/", label: "shell:nav.desk", icon: IconHome },
  { href: "/listings", label: "shell:nav.listings", icon: IconListDetails },
];
const after = [
  { href: "/meetings", label: "shell:nav.meetings", icon: IconCalendarEvent },
  { href: "/me", label: "shell:nav.me", icon: IconUser },
];

/** The phone's navigation; the middle one is the action. */
export function BottomBar({ me }: { me: MeView }) {
  const { t } = useTranslation();
  const [publishing, setPublishing] = useState(false);
  const publish = actionsFor(me, "publish");
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
      <Drawer
        opened={publishing}
        onClose={() => setPublishing(false)}
        position="bottom"
        title={t("shell:publishWhat")}
        closeButtonProps={{ "aria-label": t("shell:close") }}
        classNames={{ content: classes.drawer }}
      >
        <ul className={classes.sheet}>
          {publish.map(({ href, label, hint, icon: Icon }) => (
            <li key={href}>
              <Link to={href} className={classes.choice} onClick={() => setPublishing(false)}>
                <Icon size={22} stroke={1.8} aria-hidden />
                <span className={classes.words}>
                  <strong>{t(label)}</strong>
                  {hint !== undefined && <small>{t(hint)}</small>}
                </span>
                <IconChevronRight size={18} aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
      </Drawer>
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
