import { ActionIcon, Button, Menu } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconArrowLeft, IconArrowRight, IconChecklist, IconDots, IconExternalLink, IconGavel, IconPlayerStop, IconThumbUp } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./chair-bar.module.css";
import { CloseDialog } from "./close-dialog.tsx";
import { DecisionDialog } from "./decision-dialog.tsx";
import { neighbour } from "./live-state.ts";
import { PendingMark } from "./pending-mark.tsx";
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
      // A key that is held down moves once.
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || ownsArrows(event.target)) return;
      if (event.key === "ArrowLeft" && previous) void send({ type: "previous" });
      else if ((event.key === "ArrowRight" || (event.key === " " && !isControl(event.target))) && next) void send({ type: "next" });
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [open, dialog, previous, next, send]);

  const close = () => setDialog(null);
  const projector = `/meetings/${meeting.id}/projector`;
  return (
    <footer className={classes.bar} aria-busy={live.pending !== null} aria-label={t("meetings:live.controls")}>
      <span className={classes.pending}>
        <PendingMark pending={live.pending} />
      </span>
      {open && (
        <>
          <Button variant="default" size="md" disabled={!previous} leftSection={<IconArrowLeft size={18} aria-hidden />} onClick={() => void send({ type: "previous" })}>
            {t("meetings:live.previous")}
          </Button>
          {next ? (
            <Button
              size="md"
              className={classes.next}
              styles={{ label: { display: "block", height: "auto", lineHeight: 1.6, overflow: "hidden", textBox: "normal", textOverflow: "ellipsis" } }}
              rightSection={<IconArrowRight size={18} aria-hidden />}
              onClick={() => void send({ type: "next" })}
            >
              {t("meetings:live.next", { title: next.title })}
            </Button>
          ) : (
            <Button size="md" leftSection={<IconPlayerStop size={18} aria-hidden />} onClick={() => setDialog("close")}>
              {t("meetings:live.closeMeeting")}
            </Button>
          )}
          <span className={classes.spread} />
          <Button variant="default" size="md" className={classes.make} leftSection={<IconThumbUp size={18} aria-hidden />} onClick={() => setDialog("poll")}>
            {t("meetings:poll.open")}
          </Button>
          <Button variant="default" size="md" className={classes.make} leftSection={<IconChecklist size={18} aria-hidden />} onClick={() => setDialog("task")}>
            {t("meetings:task.make")}
          </Button>
          <Button variant="default" size="md" className={classes.make} leftSection={<IconGavel size={18} aria-hidden />} onClick={() => setDialog("decision")}>
            {t("meetings:decision.make")}
          </Button>
          {next && (
            <Button variant="subtle" color="gray" size="md" visibleFrom="lg" onClick={() => setDialog("close")}>
              {t("meetings:live.closeMeeting")}
            </Button>
          )}
        </>
      )}
      <Button
        component={Link}
        to={projector}
        target="_blank"
        variant="subtle"
        color="gray"
        size="md"
        visibleFrom="lg"
        rightSection={<IconExternalLink size={16} aria-hidden />}
      >
        {t("meetings:projector.open")}
      </Button>
      <Menu position="top-end">
        <Menu.Target>
          <ActionIcon variant="default" size={42} hiddenFrom="lg" aria-label={t("meetings:live.moreControls")}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {open && next && <Menu.Item onClick={() => setDialog("close")}>{t("meetings:live.closeMeeting")}</Menu.Item>}
          <Menu.Item component={Link} to={projector} target="_blank" rightSection={<IconExternalLink size={16} aria-hidden />}>
            {t("meetings:projector.open")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PollDialog live={live} opened={dialog === "poll"} onClose={close} />
      <TaskDialog meeting={meeting} opened={dialog === "task"} onClose={close} />
      <DecisionDialog live={live} opened={dialog === "decision"} onClose={close} />
      <CloseDialog live={live} opened={dialog === "close"} onClose={close} />
    </footer>
  );
}

/** Fields, menus and dialogs use the arrows themselves. */
const ownsArrows = (target: EventTarget | null) => target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable], [role=menu], [role=dialog], [role=listbox]") !== null;

/** The space bar presses a focused button, and nothing else then. */
const isControl = (target: EventTarget | null) => target instanceof HTMLElement && target.closest("button, a, summary") !== null;
