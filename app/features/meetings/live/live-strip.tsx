import { VisuallyHidden } from "@mantine/core";
import { IconCheck, IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { clockTime } from "../../../i18n/shanghai-time.ts";
import { useConnection } from "../../../realtime/realtime-provider.tsx";
import { useNow } from "../../../shell/clock.tsx";
import { LiveDot } from "../../../shell/kit/live-dot.tsx";
import { StateBadge } from "../../../shell/kit/state-badge.tsx";
import { ToneBadge } from "../../../shell/kit/tone-badge.tsx";
import { badgeOfMeeting } from "../badge-of-meeting.ts";
import { clockOf, forecast, secondsOn } from "./live-state.ts";
import classes from "./live-strip.module.css";
import { PendingMark } from "./pending-mark.tsx";
import type { PendingCommand } from "./use-live-meeting.ts";

/** The head of a live meeting: who is there, how true the page is, how the time goes. */
export function LiveStrip({ meeting, pending }: { meeting: MeetingView; pending: PendingCommand | null }) {
  const { t } = useTranslation();
  const open = meeting.state === "open";
  return (
    <header className={classes.strip}>
      <div className={classes.stripWords}>
        <div className={classes.stripHead}>
          {open && <LiveDot />}
          {open && <VisuallyHidden>{t("states:running")}</VisuallyHidden>}
          <h1 className={classes.stripTitle}>{meeting.title}</h1>
        </div>
        {!open && <StateBadge state={badgeOfMeeting[meeting.state]} />}
        {meeting.state !== "cancelled" && <PresenceBadge meeting={meeting} />}
        <SyncedAt />
        {/* Who conducts has it beside the controls. */}
        {!meeting.rights.conduct && <PendingMark pending={pending} />}
      </div>
      {open && <Elapsed meeting={meeting} />}
    </header>
  );
}

/** `到会 18/24 家 · 过半`: words say whether a poll may open. */
export function PresenceBadge({ meeting }: { meeting: Pick<MeetingView, "presence" | "quorum" | "proxiesInQuorum"> }) {
  const { t } = useTranslation();
  const { present, represented, total, quorate, needed } = meeting.presence;
  const quorum = meeting.quorum === "none" ? "" : t(`meetings:quorum.${quorate ? "met" : "missed"}`, { needed });
  return (
    <ToneBadge tone={quorate ? "good" : "soon"} icon={quorate ? IconCheck : IconUsers}>
      {t("meetings:presence", { present, total, quorum })}
      {meeting.proxiesInQuorum && represented > 0 && t("meetings:proxy.represented", { count: represented })}
    </ToneBadge>
  );
}

/** When the page was last in step with the hub: where the header has room for its dot only. */
function SyncedAt() {
  const { t } = useTranslation();
  const state = useConnection();
  if (state.phase !== "live" && state.phase !== "recovered") return null;
  return <span className={classes.synced}>{t("realtime:mark.live", { time: clockTime(new Date(state.syncedAt), { seconds: true }) })}</span>;
}

function Elapsed({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const current = meeting.agenda.find((item) => item.id === meeting.currentItem);
  const { endsAt, overMinutes } = forecast(meeting, now);
  const end = clockTime(endsAt);
  return (
    <div className={classes.elapsed}>
      {current && (
        <span data-over={secondsOn(meeting, current, now) > current.minutes * 60 || undefined}>
          {t("meetings:live.itemTime", { number: current.number, spent: clockOf(secondsOn(meeting, current, now)), planned: current.minutes })}
        </span>
      )}
      <span data-over={overMinutes > 0 || undefined}>
        {overMinutes <= 0 && t("meetings:live.end", { time: end })}
        {overMinutes > 0 && overMinutes < 120 && t("meetings:live.endLate", { time: end, count: overMinutes })}
        {overMinutes >= 120 && t("meetings:live.endLateHours", { time: end, count: Math.floor(overMinutes / 60) })}
      </span>
    </div>
  );
}
