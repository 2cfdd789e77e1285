import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { formatList } from "../../../i18n/formats.ts";
import { dayOf } from "../../../i18n/shanghai-time.ts";
import { useToday } from "../../../shell/clock.tsx";
import { Panel } from "../../../shell/kit/panel.tsx";
import { findMissing } from "./find-missing.ts";
import classes from "./prepare.module.css";

/** What still has to be seen to before the meeting can begin. */
export function MissingPanel({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation();
  const today = useToday();
  const { withoutPresenter, withoutPapers, plannedMinutes, overMinutes } = findMissing(meeting);
  const lines = [
    meeting.agenda.length === 0 && t("meetings:missing.items"),
    withoutPresenter.length > 0 && t("meetings:missing.presenter", { items: formatList(t, withoutPresenter.map(String)) }),
    withoutPapers.length > 0 && t("meetings:missing.papers", { items: formatList(t, withoutPapers.map(String)) }),
    overMinutes > 0 && t("meetings:missing.over", { count: overMinutes }),
    dayOf(meeting.startsAt) < today && t("meetings:missing.past"),
    meeting.place === "" && t("meetings:missing.place"),
  ].filter((line) => line !== false);
  return (
    <Panel title={t("meetings:missing.title")}>
      <p className={classes.quiet}>{t("meetings:missing.planned", { count: plannedMinutes, units: meeting.presence.total })}</p>
      <ul className={classes.missing}>
        {lines.length === 0 && (
          <li data-good>
            <IconCheck size={16} aria-hidden /> {t("meetings:missing.nothing")}
          </li>
        )}
        {lines.map((line) => (
          <li key={line}>
            <IconAlertTriangle size={16} aria-hidden /> {line}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
