import { Button } from "@mantine/core";
import { IconHandStop, IconMicrophone, IconUserCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { signInWord } from "../proxies/units-of-poll.ts";
import type { LiveMeeting } from "./use-live-meeting.ts";

/** What a member can do at any moment: sign in, ask for the floor, take the request back. */
export function FloorButtons({ live }: { live: LiveMeeting }) {
  const { t } = useTranslation();
  const { meeting, send, pending } = live;
  const [unit] = meeting.rights.units;
  if (!unit) return null;
  const here = meeting.presence.units.some((other) => other.id === unit.id && other.present);
  const request = meeting.speakers.find((speaker) => speaker.organization.id === unit.id);
  return (
    <>
      {!here && (
        <Button leftSection={<IconUserCheck size={18} aria-hidden />} loading={pending?.command.type === "sign-in"} onClick={() => void send({ type: "sign-in" })}>
          {t(signInWord(meeting, unit.id), { name: unit.name })}
        </Button>
      )}
      {!request && (
        <Button
          variant="default"
          leftSection={<IconMicrophone size={18} aria-hidden />}
          loading={pending?.command.type === "speaker-add"}
          onClick={() => void send({ type: "speaker-add" })}
        >
          {t("meetings:askFloor")}
        </Button>
      )}
      {request && request.startedAt === null && (
        <Button variant="default" leftSection={<IconHandStop size={18} aria-hidden />} onClick={() => void send({ type: "speaker-remove", speakerId: request.id })}>
          {t("meetings:takeBack")}
        </Button>
      )}
    </>
  );
}
