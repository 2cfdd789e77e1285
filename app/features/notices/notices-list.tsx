import { Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconBellOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Page } from "../../contracts/common.ts";
import type { NoticeView } from "../../contracts/people.ts";
import { noticeSentence } from "../../i18n/notice-sentence.ts";
import { useToday } from "../../shell/clock.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Moment } from "../../shell/kit/day.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import classes from "./notices-list.module.css";

/** What I was told, newest first; opening one marks it as read. */
export function NoticesList({ page, onOpen }: { page: Page<NoticeView>; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  if (page.items.length === 0) {
    return (
      <Panel>
        <EmptyState icon={IconBellOff} title={t("inbox:none")} hint={t("inbox:noneHint")} />
      </Panel>
    );
  }
  return (
    <>
      <Panel flush>
        <ul className={classes.list}>
          {page.items.map((notice) => (
            <li key={notice.id}>
              <Link to={notice.href} className={classes.notice} data-unread={notice.readAt === null || undefined} onClick={() => onOpen(notice.id)}>
                <span className={classes.words}>
                  {notice.readAt === null && <span className={classes.unread}>{t("inbox:unread")}</span>}
                  <NoticeSentence notice={notice} />
                </span>
                <span className={classes.time}>
                  <Moment at={notice.at} ago />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
      {page.nextCursor !== null && (
        <Button component={Link} to={`?cursor=${encodeURIComponent(page.nextCursor)}`} variant="default" mt="md">
          {t("inbox:older")}
        </Button>
      )}
    </>
  );
}

/** The sentence of a notice; a kind that only a newer hub knows still opens its page. */
function NoticeSentence({ notice }: { notice: NoticeView }) {
  const { t, i18n } = useTranslation();
  return <>{noticeSentence(i18n, notice, useToday()) ?? t("inbox:other")}</>;
}
