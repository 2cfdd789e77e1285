import { Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconCalendarOff, IconCalendarTime, IconFileText, IconLock, IconPlayerPlay, IconUserCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { takesSignIns } from "../../../contracts/sign-in-time.ts";
import { formatInstant } from "../../../i18n/formats.ts";
import { dayOf } from "../../../i18n/shanghai-time.ts";
import { useNow } from "../../../shell/clock.tsx";
import { EmptyState } from "../../../shell/kit/empty-state.tsx";
import { Panel } from "../../../shell/kit/panel.tsx";
import { signInWord } from "../proxies/units-of-poll.ts";
import type { LiveMeeting } from "./use-live-meeting.ts";

/** What stands in the middle when no item is treated: before, after, or while something internal is. */
export function WaitingRoom({ meeting, live }: { meeting: MeetingView; live: LiveMeeting }) {
  const { t } = useTranslation();
  const now = useNow();
  if (meeting.state === "closed") {
    const readable = meeting.minutes !== null && (meeting.minutes !== "draft" || meeting.rights.prepare);
    return (
      <Panel>
        <EmptyState
          icon={IconFileText}
          title={t("meetings:live.over")}
          hint={readable ? undefined : t("meetings:live.minutesLater")}
          action={
            readable && (
              <Button component={Link} to={`/meetings/${meeting.id}/minutes`}>
                {t("meetings:minutes.open")}
              </Button>
            )
          }
        />
      </Panel>
    );
  }
  if (meeting.state === "cancelled") {
    return (
      <Panel>
        <EmptyState icon={IconCalendarOff} title={t("meetings:live.cancelled")} hint={meeting.cancelled?.reason} />
      </Panel>
    );
  }
  if (meeting.state === "open") {
    return (
      <Panel>
        <EmptyState icon={IconLock} title={t(meeting.agenda.length === 0 ? "meetings:live.noItems" : "meetings:live.internal")} />
      </Panel>
    );
  }
  const [unit] = meeting.rights.units;
  const signsIn = takesSignIns(meeting, now);
  const here = meeting.presence.units.some((other) => other.id === unit?.id && other.present);
  return (
    <Panel>
      <EmptyState
        icon={IconCalendarTime}
        title={t("meetings:live.notOpen", { time: formatInstant(t, meeting.startsAt, { today: dayOf(now) }) })}
        hint={t(here ? "meetings:live.signedIn" : signsIn ? "meetings:live.opensByItself" : "meetings:live.signInLater")}
        action={
          meeting.rights.conduct ? (
            <Button leftSection={<IconPlayerPlay size={18} aria-hidden />} loading={live.pending?.command.type === "open"} onClick={() => void live.send({ type: "open" })}>
              {t("meetings:live.openMeeting")}
            </Button>
          ) : (
            unit &&
            signsIn &&
            !here && (
              <Button leftSection={<IconUserCheck size={18} aria-hidden />} loading={live.pending?.command.type === "sign-in"} onClick={() => void live.send({ type: "sign-in" })}>
                {t(signInWord(meeting, unit.id), { name: unit.name })}
              </Button>
            )
          )
        }
      />
    </Panel>
  );
}
