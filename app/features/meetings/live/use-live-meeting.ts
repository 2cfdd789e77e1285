import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeetingCommand } from "../../../contracts/meeting-commands.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import type { MeetingCommandReply, StreamEvent } from "../../../contracts/streams.ts";
import { focusField } from "../../../http/focus-field.ts";
import { errorsByField, newKey } from "../../../http/send-command.ts";
import { useConnection, useRealtime } from "../../../realtime/realtime-provider.tsx";
import { useStream } from "../../../realtime/use-stream.ts";
import { applyEvent, foresee } from "./live-state.ts";

/** After these it is held at another time or place, or not at all. */
const rearranging = new Set(["meeting.changed", "meeting.cancelled"]);

/** Fields of the dialogs' commands; what is wrong with them stands beside them. */
const fieldsOf: Partial<Record<MeetingCommand["type"], readonly string[]>> = { "poll-open": ["question", "reason"], "result-add": ["text"] };

type News = { kind: "event"; event: StreamEvent } | { kind: "read"; meeting: MeetingView };

/** A command that the hub has not answered yet. `lost`: no answer came; it is sent again with the same key. */
export interface PendingCommand {
  command: MeetingCommand;
  key: string;
  revision: number;
  at: Date;
  lost: boolean;
}

export interface LiveMeeting {
  /** What is shown: the hub's state, with what the pending command will have done. */
  meeting: MeetingView;
  /** The item that the hub has said is the current one; differs from `meeting.currentItem` while a move is foreseen. */
  confirmedItem: string | null;
  pending: PendingCommand | null;
  /** Why the last command was refused; null when it was not, or for what `errors` says. */
  refusal: string | null;
  /** What is wrong with the fields of a dialog that sent the last command, by their names; the first of them takes the focus. */
  errors: Record<string, string>;
  dismissRefusal(): void;
  /**
   * Sends a command; resolves to whether the hub carried it out. One at a time: while it waits for its answer, a second one is not sent, so
   * that a double click moves once.
   */
  send(command: MeetingCommand): Promise<boolean>;
}

function reduce(shown: MeetingView, news: News): MeetingView {
  if (news.kind === "event") return applyEvent(shown, news.event);
  // A page read before the newest event arrived knows less than what is shown.
  return news.meeting.id === shown.id && news.meeting.seq < shown.seq ? shown : news.meeting;
}

/** A meeting that follows its stream from the number of the page's data on, and takes commands over the same socket. */
export function useLiveMeeting(read: MeetingView): LiveMeeting {
  const { t } = useTranslation();
  const realtime = useRealtime();
  const { phase } = useConnection();
  const [held, dispatch] = useReducer(reduce, read);
  const [pending, setPending] = useState<PendingCommand | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const waiting = useRef<((done: boolean) => void) | null>(null);
  const revision = useRef(held.revision);
  useEffect(() => dispatch({ kind: "read", meeting: read }), [read]);
  useEffect(() => {
    revision.current = Math.max(revision.current, held.revision);
  }, [held.revision]);

  const hidden = held.agenda.some((item) => item.hidden);
  const { revalidateSoon } = realtime ?? {};
  useStream(`meeting:${read.id}`, read.seq, (event) => {
    dispatch({ kind: "event", event });
    // Events never name hidden items, nor all of a new arrangement: for those the page is read anew.
    if (rearranging.has(event.type) || (hidden && event.type === "agenda.changed")) revalidateSoon?.request();
  });

  const finish = useCallback((done: boolean) => {
    setPending(null);
    waiting.current?.(done);
    waiting.current = null;
  }, []);

  const attempt = useCallback(
    async (sending: PendingCommand) => {
      if (!realtime?.hub) return;
      const { command, key, revision: basis } = sending;
      const reply = (await realtime.hub
        .command({ meetingId: read.id, revision: basis, command, key })
        .catch(() => null)) as MeetingCommandReply | null;
      if (reply?.ok) {
        revision.current = Math.max(revision.current, reply.revision);
        return finish(true);
      }
      const retry = reply === null || reply.code === "unavailable" || reply.code === "internal";
      if (retry) return setPending({ ...sending, lost: true });
      const known = fieldsOf[command.type] ?? [];
      const faults = reply.errors?.filter(({ path }) => known.includes(path)) ?? [];
      setErrors(errorsByField(faults));
      setRefusal(faults.length > 0 ? null : (reply.errors?.[0]?.message ?? reply.detail ?? t("meetings:live.refused")));
      finish(false);
    },
    [realtime, read.id, finish, t],
  );

  useEffect(() => {
    Object.keys(errors).some(focusField);
  }, [errors]);

  // Back in step: what got no answer is sent again; its key keeps it from happening twice.
  useEffect(() => {
    if (!pending?.lost || (phase !== "live" && phase !== "recovered")) return undefined;
    const timer = setTimeout(() => {
      const again = { ...pending, lost: false };
      setPending(again);
      void attempt(again);
    }, 500);
    return () => clearTimeout(timer);
  }, [pending, phase, attempt]);

  const dismissRefusal = useCallback(() => {
    setRefusal(null);
    setErrors({});
  }, []);

  const send = useCallback(
    (command: MeetingCommand) => {
      if (waiting.current) return Promise.resolve(false);
      const sending = { command, key: newKey(), revision: revision.current, at: new Date(), lost: false };
      dismissRefusal();
      setPending(sending);
      return new Promise<boolean>((resolve) => {
        waiting.current = resolve;
        void attempt(sending);
      });
    },
    [attempt, dismissRefusal],
  );

  return {
    meeting: pending ? foresee(held, pending.command, pending.at) : held,
    confirmedItem: held.currentItem,
    pending,
    refusal,
    errors,
    dismissRefusal,
    send,
  };
}
