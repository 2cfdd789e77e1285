import { Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconCalendarEvent, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { MeetingSummary } from "../../contracts/meetings.ts";
import { formatInstant } from "../../i18n/formats.ts";
import { dayOf } from "../../i18n/shanghai-time.ts";
import { useNow } from "../../shell/clock.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { LiveDot } from "../../shell/kit/live-dot.tsx";
import { Panel, PanelRow } from "../../shell/kit/panel.tsx";
import { StateBadge } from "../../shell/kit/state-badge.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { badgeOfMeeting } from "./badge-of-meeting.ts";
import classes from "./meetings.module.css";

interface MeetingsListProps {
  meetings: MeetingSummary[];
  /** Cursor of the older ones; null at the end. */
  nextCursor: string | null;
  /** Whether the reader may plan meetings. */
  prepares: boolean;
}

/** What is live, what comes next, what was. */
export function MeetingsList({ meetings, nextCursor, prepares }: MeetingsListProps) {
  const { t } = useTranslation();
  const live = meetings.filter((meeting) => meeting.state === "open");
  const next = meetings.filter((meeting) => meeting.state === "draft" || meeting.state === "scheduled").toReversed();
  const past = meetings.filter((meeting) => meeting.state === "closed" || meeting.state === "cancelled");
  if (meetings.length === 0) {
    return (
      <Panel>
        <EmptyState
          icon={IconCalendarEvent}
          title={t("meetings:list.none")}
          hint={t(prepares ? "meetings:list.noneHint" : "meetings:list.noneMember")}
          action={prepares && <PlanButton />}
        />
      </Panel>
    );
  }
  return (
    <div className={classes.stack}>
      {live.length > 0 && (
        <Panel edge="brand" flush title={t("meetings:list.live")}>
          {live.map((meeting) => (
            <MeetingRow key={meeting.id} meeting={meeting} />
          ))}
        </Panel>
      )}
      <Panel flush title={t("meetings:list.next")}>
        {next.length === 0 && <p className={classes.nothing}>{t("meetings:list.noNext")}</p>}
        {next.map((meeting) => (
          <MeetingRow key={meeting.id} meeting={meeting} />
        ))}
      </Panel>
      {past.length > 0 && (
        <Panel flush title={t("meetings:list.past")}>
          {past.map((meeting) => (
            <MeetingRow key={meeting.id} meeting={meeting} />
          ))}
        </Panel>
      )}
      {nextCursor !== null && (
        <Button component={Link} to={`?cursor=${encodeURIComponent(nextCursor)}`} variant="default">
          {t("meetings:list.older")}
        </Button>
      )}
    </div>
  );
}

/** Leads to planning a meeting. */
export function PlanButton() {
  const { t } = useTranslation();
  return (
    <Button component={Link} to="/meetings/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t("meetings:plan")}
    </Button>
  );
}

/** The state of a meeting in the badge's words. */
export function MeetingBadge({ state }: { state: MeetingSummary["state"] }) {
  return <StateBadge state={badgeOfMeeting[state]} />;
}

function MeetingRow({ meeting }: { meeting: MeetingSummary }) {
  const { t } = useTranslation();
  const today = dayOf(useNow());
  const closed = meeting.state === "closed";
  const open = meeting.state === "open";
  return (
    <PanelRow
      lead={
        closed && meeting.minutes ? (
          <ToneBadge tone="neutral">{t(`meetings:minutes.phase.${meeting.minutes}`)}</ToneBadge>
        ) : (
          <MeetingBadge state={meeting.state} />
        )
      }
      // By the calendar, as its date stands beside it, until the day itself.
      aside={meeting.state === "scheduled" && <TimeLeft until={dayOf(meeting.startsAt) > today ? dayOf(meeting.startsAt) : meeting.startsAt} />}
      actions={
        <>
          {open && (
            <Button component={Link} to={`/meetings/${meeting.id}/live`}>
              {t("meetings:enter")}
            </Button>
          )}
          {closed && (
            <Button component={Link} to={`/meetings/${meeting.id}/minutes`} variant="default">
              {t("meetings:minutes.title")}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.words}>
        <Link to={`/meetings/${meeting.id}${open ? "/live" : ""}`} className={classes.title}>
          {open && <LiveDot />}
          {meeting.title}
        </Link>
        <span className={classes.facts}>
          <span>{formatInstant(t, meeting.startsAt, { today })}</span>
          {meeting.place !== "" && <span>{meeting.place}</span>}
          <span>{t("meetings:itemCount", { count: meeting.items })}</span>
          {(closed || open) && <span>{t("meetings:presence", { present: meeting.present, total: meeting.total, quorum: "" })}</span>}
        </span>
      </div>
    </PanelRow>
  );
}
