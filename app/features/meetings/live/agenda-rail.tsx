import { IconCheck, IconChevronRight, IconEyeOff, IconMinus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { AgendaLine, MeetingView } from "../../../contracts/meetings.ts";
import classes from "./live.module.css";

interface AgendaRailProps {
  meeting: MeetingView;
  /** The item that is looked at. */
  shown: string | null;
  onLook: (id: string) => void;
}

/** The agenda with what is done, current and next; the current item is told by its mark and words, not by colour alone. */
export function AgendaRail({ meeting, shown, onLook }: AgendaRailProps) {
  const { t } = useTranslation();
  return (
    <nav className={classes.rail} aria-label={t("meetings:agenda")}>
      <details className={classes.railFold} open>
        <summary>{t("meetings:agendaCount", { count: meeting.agenda.length })}</summary>
        <ol className={classes.items}>
          {meeting.agenda.map((item) => (
            <li key={item.id}>
              <button
                type="button"
                className={classes.entry}
                data-state={item.state}
                data-shown={item.id === shown || undefined}
                aria-current={item.state === "current" ? "step" : undefined}
                onClick={() => onLook(item.id)}
              >
                <span className={classes.entryNumber}>{item.number > 0 ? item.number : "–"}</span>
                <span className={classes.entryWords}>
                  <span className={classes.entryTitle}>{item.title}</span>
                  <span className={classes.entryFacts}>
                    {t("meetings:itemFacts", { lane: t(`meetings:lane.${item.lane}`), minutes: item.minutes })}
                    {item.presenter !== "" && ` · ${item.presenter}`}
                  </span>
                </span>
                <EntryMark item={item} />
              </button>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

function EntryMark({ item }: { item: AgendaLine }) {
  const { t } = useTranslation();
  const Icon = { waiting: undefined, current: IconChevronRight, done: IconCheck, skipped: IconMinus }[item.state];
  return (
    <span className={classes.entryMark}>
      {item.hidden && <IconEyeOff size={16} aria-label={t("meetings:hidden")} />}
      {Icon && <Icon size={18} aria-label={t(`meetings:itemState.${item.state}`)} />}
    </span>
  );
}
