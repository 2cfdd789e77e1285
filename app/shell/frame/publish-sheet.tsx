import { Drawer } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { MeView } from "../../contracts/people.ts";
import { actionsFor } from "../actions.ts";
import classes from "./bottom-bar.module.css";

/** What one may publish, as a sheet from below the phone's middle button. */
export function PublishSheet({ me, opened, onClose }: { me: MeView; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const choices = actionsFor(me, "publish");
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="bottom"
      title={t("shell:publishWhat")}
      closeButtonProps={{ "aria-label": t("shell:close") }}
      classNames={{ content: classes.drawer }}
    >
      <ul className={classes.sheet}>
        {choices.map(({ href, label, hint, icon: Icon }) => (
          <li key={href}>
            <Link to={href} className={classes.choice} onClick={onClose}>
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
      {choices.length === 0 && <p>{t("shell:noSeat")}</p>}
    </Drawer>
  );
}
