import { useTranslation } from "react-i18next";
import type { AgendaItem } from "../../contracts/agenda.ts";
import { missingForLane } from "../../contracts/lane-rules.ts";
import type { MeetingView } from "../../contracts/meetings.ts";
import { Moment } from "../../shell/kit/day.tsx";
import classes from "./meetings.module.css";

/** Why an item is in its lane, every change of it included, and during the meeting what it still lacks of what the lane wants. */
export function TriageNotes({ meeting, item }: { meeting: MeetingView; item: AgendaItem }) {
  const { t } = useTranslation();
  const missing = meeting.state === "open" && item.state !== "waiting" ? missingForLane(item, meeting.polls) : [];
  if (item.triage.length === 0) return null;
  return (
    <div className={classes.triage}>
      {missing.length > 0 && <strong>{missing.map((want) => t(`meetings:triage.missing.${want}`)).join(" ")}</strong>}
      <ul aria-label={t("meetings:triage.title")}>
        {item.triage.map(({ from, to, reason, name, at }) => (
          <li key={at}>
            {from === null || from === to ? t("meetings:triage.put", { lane: t(`meetings:lane.${to}`), reason }) : t("meetings:triage.moved", { from: t(`meetings:lane.${from}`), to: t(`meetings:lane.${to}`), reason })}
            {` · ${name} · `}
            <Moment at={at} />
          </li>
        ))}
      </ul>
    </div>
  );
}
