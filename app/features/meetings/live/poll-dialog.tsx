import { Checkbox, Modal, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { majorities, type Majority, type PollBase } from "../../../contracts/polls.ts";
import { useKeptValues } from "../../../shell/drafts/use-kept-values.ts";
import { unitsOfPoll } from "../proxies/units-of-poll.ts";
import type { LiveMeeting } from "./use-live-meeting.ts";
import { FormButtons } from "../../../shell/kit/form-buttons.tsx";

interface DialogProps {
  live: LiveMeeting;
  opened: boolean;
  onClose: () => void;
}

/** Opens a poll: the question, the rule that is fixed from then on, and the reason when the quorum is not there. */
export function PollDialog({ live, opened, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { meeting, send, errors } = live;
  const { values, set, forget } = useKeptValues(`poll:${meeting.id}:${meeting.currentItem ?? ""}`, {
    question: "",
    majority: "half" as Majority,
    base: "present" as PollBase,
    secret: false as boolean,
    weighted: false as boolean,
    reason: "",
  });
  const { question, majority, base } = values;
  // Sums in weights would tell who voted how.
  const weighted = values.weighted && meeting.weights !== null;
  const secret = values.secret && !weighted;
  const { quorate, needed } = meeting.presence;
  const present = meeting.presence.present + (meeting.proxiesInQuorum ? meeting.presence.represented : 0);
  const represented = unitsOfPoll(meeting, meeting.currentItem).filter(({ holder }) => holder !== null).length;
  // The hub may know already that somebody has left.
  const asksReason = !quorate || errors.reason !== undefined;
  const close = () => {
    live.dismissRefusal();
    onClose();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const done = await send({
      type: "poll-open",
      itemId: meeting.currentItem,
      question,
      majority,
      base,
      secret,
      weighted,
      // A blank one is none where the quorum is back: whether one is needed after all, the hub knows.
      ...(asksReason && (!quorate || values.reason.trim() !== "") && { reason: values.reason }),
    });
    if (!done) return;
    forget();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={t("meetings:poll.open")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput name="question" value={question} onChange={(event) => set({ question: event.currentTarget.value })} required maxLength={100} data-autofocus label={t("meetings:poll.question")} placeholder={t("meetings:poll.questionHint")} error={errors.question} />
          <div>
            <Text size="sm" fw={600} mb={4} aria-hidden>
              {t("meetings:poll.majority")}
            </Text>
            <SegmentedControl
              aria-label={t("meetings:poll.majority")}
              fullWidth
              // Three in English are wider than a phone.
              styles={{ label: { whiteSpace: "normal" } }}
              value={majority}
              onChange={(chosen) => set({ majority: chosen })}
              data={majorities.map((value) => ({ value, label: t(`meetings:majority.${value}`) }))}
            />
          </div>
          <SegmentedControl
            aria-label={t("meetings:poll.base")}
            fullWidth
            value={base}
            onChange={(chosen) => set({ base: chosen })}
            data={(["present", "all"] as const).map((value) => ({ value, label: t(`meetings:base.${value}`) }))}
          />
          {base === "present" && (
            <div>
              <Text size="sm">{represented === 0 ? t("meetings:proxy.base") : t("meetings:proxy.baseNow", { count: represented })}</Text>
              <Text size="sm">{t(`meetings:proxy.quorum.${meeting.proxiesInQuorum ? "counted" : "not"}`)}</Text>
            </div>
          )}
          {meeting.weights && (
            <Checkbox name="weighted" checked={weighted} onChange={(event) => set({ weighted: event.currentTarget.checked })} label={t("meetings:weights.by", { rule: meeting.weights.rule })} description={t("meetings:weights.byHint")} />
          )}
          <Checkbox name="secret" disabled={weighted} checked={secret} onChange={(event) => set({ secret: event.currentTarget.checked })} label={t("meetings:poll.makeSecret")} description={t("meetings:poll.secretHint")} />
          {asksReason && (
            <TextInput
              name="reason"
              value={values.reason}
              onChange={(event) => set({ reason: event.currentTarget.value })}
              required
              maxLength={200}
              label={t("meetings:poll.reason")}
              description={t("meetings:poll.reasonHint", { present, needed })}
              error={errors.reason}
            />
          )}
          {live.refusal !== null && (
            <Text size="sm" c="var(--lm-late-text)" role="alert">
              {live.refusal}
            </Text>
          )}
          <FormButtons onCancel={close} send={t("meetings:poll.start")} busy={live.pending?.command.type === "poll-open"} />
        </Stack>
      </form>
    </Modal>
  );
}
