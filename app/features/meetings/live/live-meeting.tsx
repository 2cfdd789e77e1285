import { Button, VisuallyHidden } from "@mantine/core";
import { IconAlertTriangle, IconArrowBackUp, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { AgendaRail } from "./agenda-rail.tsx";
import { ChairBar } from "./chair-bar.tsx";
import { ItemView } from "./item-view.tsx";
import classes from "./live.module.css";
import { LiveStrip } from "./live-strip.tsx";
import { MemberBar } from "./member-bar.tsx";
import { PeoplePanel } from "./people-panel.tsx";
import { useLiveMeeting } from "./use-live-meeting.ts";
import { WaitingRoom } from "./waiting-room.tsx";

/** A meeting as it happens: everybody sees the item that the chair is at, and may look at another one. */
export function LiveMeeting({ meeting: read }: { meeting: MeetingView }) {
  const { t } = useTranslation();
  const live = useLiveMeeting(read);
  const { meeting, refusal } = live;
  const [look, setLook] = useState<{ item: string; when: string | null } | null>(null);
  // Whoever conducts is always at the item that they move to; others look on where they are.
  const lookedAt = look && (!meeting.rights.conduct || look.when === meeting.currentItem) ? look.item : null;
  const elsewhere = lookedAt !== null && lookedAt !== meeting.currentItem;
  const shown = meeting.agenda.find((item) => item.id === (elsewhere ? lookedAt : meeting.currentItem));
  const current = meeting.agenda.find((item) => item.id === meeting.currentItem);
  return (
    <div className={classes.live} data-conduct={meeting.rights.conduct || undefined}>
      <LiveStrip meeting={meeting} pending={live.pending} />
      {refusal !== null && (
        <div className={classes.refusal} role="alert">
          <IconAlertTriangle size={18} aria-hidden />
          <span>{refusal}</span>
          <button type="button" onClick={live.dismissRefusal} aria-label={t("shell:close")}>
            <IconX size={16} aria-hidden />
          </button>
        </div>
      )}
      {elsewhere && current && (
        <div className={classes.elsewhere}>
          <span>{t("meetings:live.chairAt", { number: current.number, title: current.title })}</span>
          <Button size="compact-sm" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => setLook(null)}>
            {t("meetings:live.back")}
          </Button>
        </div>
      )}
      <VisuallyHidden role="status">
        {current ? t("meetings:live.announce", { number: current.number, title: current.title }) : ""}
      </VisuallyHidden>
      <div className={classes.columns}>
        <AgendaRail meeting={meeting} shown={shown?.id ?? null} onLook={(item) => setLook({ item, when: meeting.currentItem })} />
        <div className={classes.middle}>
          {shown ? <ItemView key={shown.id} live={live} item={shown} /> : <WaitingRoom meeting={meeting} live={live} />}
          {meeting.state === "open" && !meeting.rights.conduct && <MemberBar live={live} />}
        </div>
        <PeoplePanel live={live} />
      </div>
      {meeting.rights.conduct && meeting.state !== "closed" && <ChairBar live={live} />}
    </div>
  );
}
