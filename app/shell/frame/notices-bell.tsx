import { Link } from "@remix-run/react";
import { IconBell } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./header.module.css";

/** More are not counted out: the number only says that there is something to read. */
const LARGEST_COUNT = 99;

export function NoticesBell({ unread }: { unread: number }) {
  const { t } = useTranslation();
  return (
    <Link to="/notices" className={classes.bell} aria-label={unread > 0 ? t("shell:unread", { count: unread }) : t("shell:nav.notices")}>
      <IconBell size={20} stroke={1.8} aria-hidden />
      {unread > 0 && (
        <span className={classes.count} aria-hidden>
          {unread > LARGEST_COUNT ? `${LARGEST_COUNT}+` : unread}
        </span>
      )}
    </Link>
  );
}
