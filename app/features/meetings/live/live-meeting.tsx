import { Button, VisuallyHidden } from "@mantine/core";
import { IconAlertTriangle, IconArrowBackUp, IconX } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { AgendaItem } from "../../../contracts/agenda.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { ProxyPanel } from "../proxies/proxy-panel.tsx";
import { AgendaRail } from "./agenda-rail.tsx";
import { ChairBar } from "./chair-bar.tsx";
import { FloorButtons } from "./floor-buttons.tsx";
import { ItemView } from "./item-view.tsx";
import classes from "./live-meeting.module.css";
import { LiveStrip } from "./live-strip.tsx";
import { PeoplePanel } from "./people-panel.tsx";
import { SuggestHere } from "./suggest-here.tsx";
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
  const middle = useRef<HTMLDivElement>(null);
  // On a phone the agenda stands below the item: who presses a line there is led up to what it opens.
  const turnTo = (item: string | null) => {
    flushSync(() => setLook(item === null || item === meeting.currentItem ? null : { item, when: meeting.currentItem }));
    middle.current?.querySelector("h2")?.focus();
  };
  return (
    <div className={classes.live}>
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
          <Button size="compact-sm" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => turnTo(null)}>
            {t("meetings:live.back")}
          </Button>
        </div>
      )}
      <Announcement meeting={meeting} current={current} />
      <div className={classes.columns}>
        <AgendaRail
          meeting={meeting}
          shown={shown?.id ?? null}
          unconfirmed={live.pending !== null && meeting.currentItem !== live.confirmedItem}
          onLook={turnTo}
        />
        <div className={classes.middle} ref={middle}>
          {shown ? <ItemView key={shown.id} live={live} item={shown} /> : <WaitingRoom meeting={meeting} live={live} />}
          <ProxyPanel meeting={meeting} />
          {meeting.state === "open" && (
            <div className={classes.itemButtons}>
              {!meeting.rights.conduct && <FloorButtons live={live} />}
              {shown && <SuggestHere meeting={meeting} item={shown} />}
            </div>
          )}
        </div>
        {meeting.state !== "cancelled" && <PeoplePanel live={live} />}
      </div>
      {meeting.rights.conduct && meeting.state !== "closed" && meeting.state !== "cancelled" && <ChairBar live={live} />}
    </div>
  );
}

/** Tells who listens that the meeting moved: each move once, politely; nothing on arrival, when the page itself is read. */
function Announcement({ meeting, current }: { meeting: MeetingView; current: AgendaItem | undefined }) {
  const { t } = useTranslation();
  const words = current
    ? t("meetings:live.announce", { number: current.number, title: current.title })
    : t(`meetings:live.${{ draft: "notOpenYet", scheduled: "notOpenYet", open: "internal", closed: "over", cancelled: "cancelled" }[meeting.state]}`);
  return <VisuallyHidden role="status">{words}</VisuallyHidden>;
}
