import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { clockTime } from "../../../i18n/shanghai-time.ts";
import { useConnection } from "../../../realtime/realtime-provider.tsx";
import { useNow } from "../../../shell/clock.tsx";
import { LiveDot } from "../../../shell/kit/live-dot.tsx";
import { clockOf } from "../live/live-state.ts";
import { useLiveMeeting } from "../live/use-live-meeting.ts";
import classes from "./projector.module.css";
import { ProjectedPoll } from "./projected-poll.tsx";
import { QrCode } from "./qr-code.tsx";

/** One item for the whole room: title, poll, who speaks, clock, and the way to sign in. `D` turns light and dark. */
export function Projector({ meeting: read, address }: { meeting: MeetingView; address: string }) {
  const { t } = useTranslation();
  const { meeting } = useLiveMeeting(read);
  const now = useNow(1_000);
  const connection = useConnection();
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
  const poll = current && meeting.polls.findLast((candidate) => candidate.item === current.id);
  const speaking = meeting.speakers.find((speaker) => speaker.startedAt !== null);
  const { present, total, quorate } = meeting.presence;
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
          <span>{t("meetings:presence", { present, total, quorum })}</span>
          <time>{clockTime(now)}</time>
        </span>
      </header>
      <section className={classes.body} aria-live="polite">
        <h1 className={classes.title} data-long={(current?.title.length ?? 0) > 40 || undefined}>
          {current?.title ?? t(`meetings:projector.${meeting.state === "open" ? "internal" : meeting.state}`)}
        </h1>
        {current && !poll && <p className={classes.lane}>{[t(`meetings:lane.${current.lane}`), current.presenter].filter(Boolean).join(" · ")}</p>}
        {poll && <ProjectedPoll poll={poll} present={present} />}
        {current && !poll && current.results.length > 0 && (
          <ul className={classes.results}>
            {current.results.slice(-3).map((result) => (
              <li key={result.id}>
                <b>{t(`meetings:result.${result.kind}`)}</b> {result.text}
              </li>
            ))}
          </ul>
        )}
      </section>
      <footer className={classes.foot}>
        <span className={classes.speaker}>
          {speaking && (
            <>
              {t("meetings:projector.speaking", { name: speaking.organization.name })}
              <strong>{clockOf(Math.max(0, speaking.limitSeconds - (now.getTime() - Date.parse(speaking.startedAt!)) / 1_000))}</strong>
            </>
          )}
          {connection.phase === "lost" && <em>{t("realtime:lost", { attempt: connection.attempt, time: clockTime(new Date(connection.asOf), { seconds: true }) })}</em>}
        </span>
        {meeting.state !== "closed" && (
          <span className={classes.signIn}>
            {t("meetings:projector.signIn")}
            <QrCode text={address} label={t("meetings:projector.signInAt", { address })} />
          </span>
        )}
      </footer>
    </main>
  );
}
