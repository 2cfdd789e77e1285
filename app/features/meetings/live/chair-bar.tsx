import { Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconArrowLeft, IconArrowRight, IconChecklist, IconExternalLink, IconGavel, IconPlayerStop, IconThumbUp } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { CloseDialog } from "./close-dialog.tsx";
import { DecisionDialog } from "./decision-dialog.tsx";
import { neighbour } from "./live-state.ts";
import classes from "./live.module.css";
import { PollDialog } from "./poll-dialog.tsx";
import { TaskDialog } from "./task-dialog.tsx";
import type { LiveMeeting } from "./use-live-meeting.ts";

type Dialog = "poll" | "task" | "decision" | "close";

/** The chair's controls; the same by keyboard: ← back, → or space on. */
export function ChairBar({ live }: { live: LiveMeeting }) {
  const { t } = useTranslation();
  const { meeting, send } = live;
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const open = meeting.state === "open";
  const previous = neighbour(meeting, -1);
  const next = neighbour(meeting, 1);

  useEffect(() => {
    if (!open || dialog !== null) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "ArrowLeft" && previous) void send({ type: "previous" });
      else if ((event.key === "ArrowRight" || (event.key === " " && !isControl(event.target))) && next) void send({ type: "next" });
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [open, dialog, previous, next, send]);

  const close = () => setDialog(null);
  return (
    <footer className={classes.chairBar} aria-label={t("meetings:live.controls")}>
      {open && (
        <>
          <Button variant="default" size="md" disabled={!previous} leftSection={<IconArrowLeft size={18} aria-hidden />} onClick={() => void send({ type: "previous" })}>
            {t("meetings:live.previous")}
          </Button>
          {next ? (
            <Button size="md" className={classes.next} rightSection={<IconArrowRight size={18} aria-hidden />} onClick={() => void send({ type: "next" })}>
              <span className={classes.nextWords}>{t("meetings:live.next", { title: next.title })}</span>
            </Button>
          ) : (
            <Button size="md" leftSection={<IconPlayerStop size={18} aria-hidden />} onClick={() => setDialog("close")}>
              {t("meetings:live.closeMeeting")}
            </Button>
          )}
          <span className={classes.spread} />
          <Button variant="default" size="md" leftSection={<IconThumbUp size={18} aria-hidden />} onClick={() => setDialog("poll")}>
            {t("meetings:poll.open")}
          </Button>
          <Button variant="default" size="md" leftSection={<IconChecklist size={18} aria-hidden />} onClick={() => setDialog("task")}>
            {t("meetings:task.make")}
          </Button>
          <Button variant="default" size="md" leftSection={<IconGavel size={18} aria-hidden />} onClick={() => setDialog("decision")}>
            {t("meetings:decision.make")}
          </Button>
          {next && (
            <Button variant="subtle" color="gray" size="md" onClick={() => setDialog("close")}>
              {t("meetings:live.closeMeeting")}
            </Button>
          )}
        </>
      )}
      <Button
        component={Link}
        to={`/meetings/${meeting.id}/projector`}
        target="_blank"
        variant="subtle"
        color="gray"
        size="md"
        rightSection={<IconExternalLink size={16} aria-hidden />}
      >
        {t("meetings:projector.open")}
      </Button>
      <PollDialog live={live} opened={dialog === "poll"} onClose={close} />
      <TaskDialog meeting={meeting} opened={dialog === "task"} onClose={close} />
      <DecisionDialog live={live} opened={dialog === "decision"} onClose={close} />
      <CloseDialog live={live} opened={dialog === "close"} onClose={close} />
    </footer>
  );
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

/** The space bar presses a focused button, and nothing else then. */
const isControl = (target: EventTarget | null) => target instanceof HTMLElement && target.closest("button, a, summary") !== null;
