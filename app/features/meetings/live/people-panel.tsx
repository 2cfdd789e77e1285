import { ActionIcon, Button } from "@mantine/core";
import { IconMicrophone, IconPlayerStop, IconUserCheck, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SpeakerView } from "../../../contracts/meetings.ts";
import { takesSignIns } from "../../../contracts/sign-in-time.ts";
import { useNow } from "../../../shell/clock.tsx";
import { unitsOfPoll } from "../proxies/units-of-poll.ts";
import { clockOf } from "./live-state.ts";
import classes from "./people-panel.module.css";
import type { LiveMeeting } from "./use-live-meeting.ts";

/** Who speaks, who waits, who is not there. */
export function PeoplePanel({ live }: { live: LiveMeeting }) {
  const { t } = useTranslation();
  const { meeting, send } = live;
  const [all, setAll] = useState(false);
  const signsIn = takesSignIns(meeting, useNow()) && meeting.rights.prepare;
  const speaking = meeting.speakers.find((speaker) => speaker.startedAt !== null);
  const waiting = meeting.speakers.filter((speaker) => speaker.startedAt === null);
  const absent = meeting.presence.units.filter((unit) => !unit.present);
  const entrusted = new Map(unitsOfPoll(meeting, meeting.currentItem).flatMap(({ id, holder }) => (holder ? [[id, holder.name] as const] : [])));
  const few = all ? absent : absent.slice(0, 8);
  return (
    <aside className={classes.people} aria-label={t("meetings:people")}>
      {meeting.state === "open" && (
        <section>
          <h2 className={classes.peopleHead}>
            {t("meetings:speakers")} <small>{t("meetings:speakersWaiting", { count: waiting.length })}</small>
          </h2>
          {speaking && <Speaking live={live} speaker={speaking} />}
          <ol className={classes.queue}>
            {waiting.map((speaker) => (
              <li key={speaker.id}>
                <span>
                  {speaker.organization.name}
                  {speaker.first && <small>{t("meetings:speaksFirst")}</small>}
                </span>
                {meeting.rights.conduct && <SpeakerButtons live={live} speaker={speaker} />}
              </li>
            ))}
          </ol>
        </section>
      )}
      <section>
        <h2 className={classes.peopleHead}>
          {t("meetings:absent", { count: absent.length })} <small>{t("meetings:personTimes", { count: meeting.presence.people })}</small>
        </h2>
        <ul className={classes.absent}>
          {few.map((unit) => (
            <li key={unit.id}>
              {signsIn ? (
                <button
                  type="button"
                  className={classes.absentUnit}
                  aria-label={t("meetings:signInFor", { name: unit.name })}
                  title={t("meetings:signInFor", { name: unit.name })}
                  onClick={() => void send({ type: "sign-in", organization: unit.id })}
                >
                  {unit.name}
                  <IconUserCheck size={15} aria-hidden />
                </button>
              ) : (
                unit.name
              )}
              {entrusted.has(unit.id) && <small>{t("meetings:poll.heldBy", { holder: entrusted.get(unit.id) })}</small>}
            </li>
          ))}
        </ul>
        {absent.length > few.length && (
          <Button variant="subtle" color="gray" size="compact-sm" ml={-8} mt={4} onClick={() => setAll(true)}>
            {t("meetings:showAll", { count: absent.length })}
          </Button>
        )}
      </section>
    </aside>
  );
}

function Speaking({ live, speaker }: { live: LiveMeeting; speaker: SpeakerView }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const left = speaker.limitSeconds - (now.getTime() - Date.parse(speaker.startedAt!)) / 1_000;
  return (
    <div className={classes.speaking} data-over={left < 0 || undefined}>
      <span>
        <strong>{speaker.organization.name}</strong>
        <small>{t(left < 0 ? "meetings:speechOver" : "meetings:speechLimit", { name: speaker.name, minutes: speaker.limitSeconds / 60 })}</small>
      </span>
      <span className={classes.clock}>{left < 0 ? `+${clockOf(-left)}` : clockOf(left)}</span>
      {live.meeting.rights.conduct && (
        <ActionIcon variant="default" aria-label={t("meetings:speechStop")} onClick={() => void live.send({ type: "speaker-stop" })}>
          <IconPlayerStop size={16} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}

/** The chair gives the floor in one press; who went home is taken off the list. */
function SpeakerButtons({ live, speaker }: { live: LiveMeeting; speaker: SpeakerView }) {
  const { t } = useTranslation();
  const { name } = speaker.organization;
  return (
    <span className={classes.speakerButtons}>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconMicrophone size={16} aria-hidden />}
        aria-label={t("meetings:giveFloorTo", { name })}
        onClick={() => void live.send({ type: "speaker-start", speakerId: speaker.id })}
      >
        {t("meetings:giveFloor")}
      </Button>
      <ActionIcon variant="subtle" color="gray" aria-label={t("meetings:takeOff", { name })} onClick={() => void live.send({ type: "speaker-remove", speakerId: speaker.id })}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </span>
  );
}
