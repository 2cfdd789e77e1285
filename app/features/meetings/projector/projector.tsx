import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { formatInstant } from "../../../i18n/formats.ts";
import { clockTime, dayOf } from "../../../i18n/shanghai-time.ts";
import { useConnection } from "../../../realtime/realtime-provider.tsx";
import { useNow } from "../../../shell/clock.tsx";
import { LiveDot } from "../../../shell/kit/live-dot.tsx";
import { clockOf, secondsOn } from "../live/live-state.ts";
import { useLiveMeeting } from "../live/use-live-meeting.ts";
import classes from "./projector.module.css";
import { ProjectedItem } from "./projected-item.tsx";
import { QrCode } from "../../../shell/kit/qr-code.tsx";

/** One item for the whole room: title, poll, who speaks, clock, and the way to sign in. `D` turns light and dark. */
export function Projector({ meeting: read, address }: { meeting: MeetingView; address: string }) {
  const { t } = useTranslation();
  const { meeting } = useLiveMeeting(read);
  const now = useNow(1_000);
  const [dark, setDark] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "d" && !event.ctrlKey && !event.metaKey) setDark((is) => !is);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  const shown = meeting.agenda.filter((item) => !item.hidden);
  const current = shown.find((item) => item.id === meeting.currentItem);
  const { present, represented, total, quorate } = meeting.presence;
  const quorum = meeting.quorum === "none" ? "" : t(`meetings:quorum.${quorate ? "met" : "missed"}`, { needed: meeting.presence.needed });
  return (
    <main className={classes.screen} data-dark={dark || undefined}>
      <title>{t("meetings:projector.title", { title: meeting.title })}</title>
      <header className={classes.head}>
        <span className={classes.name}>
          {meeting.state === "open" && <LiveDot />}
          <strong>{meeting.title}</strong>
          {current && t("meetings:projector.place", { number: current.number, total: shown.length })}
        </span>
        <span className={classes.facts}>
          <span>
            {t("meetings:presence", { present, total, quorum })}
            {meeting.proxiesInQuorum && represented > 0 && t("meetings:proxy.represented", { count: represented })}
          </span>
          <time>{clockTime(now)}</time>
        </span>
      </header>
      <section className={classes.body} aria-live="polite">
        {current ? (
          <ProjectedItem key={current.id} meeting={meeting} item={current} />
        ) : (
          <>
            <h1 className={classes.title}>{t(`meetings:projector.${meeting.state === "open" ? "internal" : meeting.state}`)}</h1>
            {meeting.state === "scheduled" && (
              <>
                <p className={classes.lane}>{[formatInstant(t, meeting.startsAt, { today: dayOf(now) }), meeting.place].filter(Boolean).join(" · ")}</p>
                <ol className={classes.agenda}>
                  {shown.map((item) => (
                    <li key={item.id}>
                      <b>{item.number}</b> {item.title}
                    </li>
                  ))}
                </ol>
              </>
            )}
          </>
        )}
      </section>
      <Foot meeting={meeting} address={address} now={now} />
    </main>
  );
}

/** Whose time runs: the speaker's, or the item's while nobody has the floor; whether the page is cut off; the way in. */
function Foot({ meeting, address, now }: { meeting: MeetingView; address: string; now: Date }) {
  const { t } = useTranslation();
  const connection = useConnection();
  const current = meeting.agenda.find((item) => item.id === meeting.currentItem);
  const speaking = meeting.speakers.find((speaker) => speaker.startedAt !== null);
  const left = speaking ? speaking.limitSeconds - (now.getTime() - Date.parse(speaking.startedAt!)) / 1_000 : 0;
  return (
    <footer className={classes.foot}>
      <span className={classes.speaker}>
        {speaking && (
          <>
            {t("meetings:projector.speaking", { name: speaking.organization.name })}
            <strong>{left < 0 ? `+${clockOf(-left)}` : clockOf(left)}</strong>
          </>
        )}
        {!speaking && current && (
          <>
            {t("meetings:projector.itemTime")}
            <strong>{clockOf(secondsOn(meeting, current, now))}</strong>
            {t("meetings:projector.ofMinutes", { count: current.minutes })}
          </>
        )}
        {connection.phase === "lost" && (
          <span className={classes.lost}>{t("realtime:lost", { attempt: connection.attempt, time: clockTime(new Date(connection.asOf), { seconds: true }) })}</span>
        )}
      </span>
      {meeting.state !== "closed" && meeting.state !== "cancelled" && (
        <span className={classes.signIn}>
          {t("meetings:projector.signIn")}
          <QrCode text={address} label={t("meetings:projector.signInAt", { address })} />
        </span>
      )}
    </footer>
  );
}
