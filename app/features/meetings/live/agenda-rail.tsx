import { VisuallyHidden } from "@mantine/core";
import { IconCheck, IconChevronRight, IconEyeOff, IconMinus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { AgendaLine } from "../../../contracts/agenda.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { clockOf, neighbour } from "./live-state.ts";
import classes from "./agenda-rail.module.css";

interface AgendaRailProps {
  meeting: MeetingView;
  /** The item that is looked at. */
  shown: string | null;
  /** The current item is foreseen: the hub has not said yes to the move yet. */
  unconfirmed: boolean;
  onLook: (id: string) => void;
}

/** The agenda with what is done, current and next, each told by its words and mark, not by colour alone. */
export function AgendaRail({ meeting, shown, unconfirmed, onLook }: AgendaRailProps) {
  const { t } = useTranslation();
  const next = meeting.state === "open" ? neighbour(meeting, 1)?.id : undefined;
  return (
    <nav className={classes.rail} aria-label={t("meetings:agenda")}>
      <details className={classes.railFold} open>
        <summary>{t("meetings:agendaCount", { count: meeting.agenda.length })}</summary>
        <ol className={classes.items}>
          {meeting.agenda.map((item) => (
            <li key={item.id}>
              <button
                type="button"
                ref={item.state === "current" ? keepInSight : undefined}
                className={classes.entry}
                data-state={item.state}
                data-shown={item.id === shown || undefined}
                data-unconfirmed={(unconfirmed && item.state === "current") || undefined}
                aria-current={item.state === "current" ? "step" : undefined}
                onClick={() => onLook(item.id)}
              >
                <span className={classes.entryNumber}>{item.number > 0 ? item.number : "–"}</span>
                <span className={classes.entryWords}>
                  <span className={classes.entryTitle}>{item.title}</span>
                  <EntryFacts item={item} next={item.id === next} />
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

/** A long agenda scrolls by itself beside the item when the current one changes; the page stays where the reader has it. */
function keepInSight(entry: HTMLElement | null) {
  const rail = entry?.closest("nav");
  if (entry && rail && rail.scrollHeight > rail.clientHeight) rail.scrollTop = entry.offsetTop - rail.clientHeight / 3;
}

function EntryFacts({ item, next }: { item: AgendaLine; next: boolean }) {
  const { t } = useTranslation();
  const lane = t(`meetings:lane.${item.lane}`);
  const told = item.state === "current" || item.state === "skipped";
  return (
    <span className={classes.entryFacts}>
      {item.state === "done" && <VisuallyHidden>{t("meetings:itemState.done")}</VisuallyHidden>}
      {told && <><b>{t(`meetings:itemState.${item.state}`)}</b> · </>}
      {next && <><b>{t("meetings:itemNext")}</b> · </>}
      {item.state === "done" ? t("meetings:itemSpent", { lane, spent: clockOf(item.spentSeconds) }) : t("meetings:itemFacts", { lane, minutes: item.minutes })}
      {item.presenter !== "" && item.state !== "done" && ` · ${item.presenter}`}
    </span>
  );
}

const marks = { waiting: undefined, current: IconChevronRight, done: IconCheck, skipped: IconMinus } as const;

function EntryMark({ item }: { item: AgendaLine }) {
  const { t } = useTranslation();
  const Icon = marks[item.state];
  return (
    <span className={classes.entryMark}>
      {item.hidden && <IconEyeOff size={16} aria-label={t("meetings:hidden")} />}
      {Icon && <Icon size={18} aria-hidden />}
    </span>
  );
}
