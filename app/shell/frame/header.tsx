import { UnstyledButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { MeView } from "../../contracts/people.ts";
import { AllianceSwitch } from "./alliance-switch.tsx";
import { ConnectionMark } from "./connection-mark.tsx";
import classes from "./header.module.css";
import { NoticesBell } from "./notices-bell.tsx";
import { openSearch } from "./search-door.tsx";
import { SeatSwitch } from "./seat-switch.tsx";

/** Where one is and as whom: alliance, search, connection, notices, seat. */
export function Header({ me }: { me: MeView }) {
  const { t } = useTranslation();
  return (
    <header className={classes.header}>
      <div className={classes.alliance}>
        <AllianceSwitch me={me} />
      </div>
      <UnstyledButton className={classes.search} onClick={openSearch} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={16} aria-hidden />
        <span className={classes.searchWords}>{t("shell:searchFor")}</span>
        <kbd className={classes.keys} aria-hidden>{t("shell:searchKeys")}</kbd>
      </UnstyledButton>
      <ConnectionMark />
      <NoticesBell unread={me.unreadNotices} />
      <SeatSwitch me={me} />
    </header>
  );
}
