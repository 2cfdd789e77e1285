import { Button, Group, Modal, SegmentedControl, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { choice, type Choice, type PollView } from "../../../contracts/polls.ts";
import { unitsOfPoll } from "../proxies/units-of-poll.ts";
import classes from "./record-votes.module.css";
import type { LiveMeeting } from "./use-live-meeting.ts";

/** What is not written down, or no longer. */
const LEAVE = "leave";

/**
 * Writes down the votes of units that are there with nobody at a screen, one by one or a whole show of hands, and takes
 * back what was written down. A unit that votes itself meanwhile leaves the list: its own vote holds.
 */
export function RecordVotes({ live, poll }: { live: LiveMeeting; poll: PollView }) {
  const { t } = useTranslation();
  const { meeting, send } = live;
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<Record<string, Choice | null>>({});
  const own = new Set(poll.votes.filter(({ recordedBy }) => recordedBy === null).map(({ organization }) => organization));
  const mine = new Set(meeting.rights.units.map(({ id }) => id));
  const recorded = new Map(poll.votes.map((vote) => [vote.organization, vote]));
  const counted = new Map(unitsOfPoll(meeting, poll.item).map((unit) => [unit.id, unit]));
  const units = meeting.presence.units
    .filter(({ id }) => (counted.has(id) || recorded.has(id)) && !own.has(id) && !mine.has(id))
    .map(({ id, name }) => ({ id, name, counted: counted.has(id), holder: counted.get(id)?.holder ?? null }));
  const votes = units.flatMap(({ id }) => {
    const [before, now] = [recorded.get(id)?.choice ?? null, chosen[id]];
    return now === undefined || now === before ? [] : [{ organization: id, choice: now }];
  });
  const taken = votes.filter(({ choice: now }) => now === null).length;
  const unsaid = units.filter(({ id }) => !chosen[id] && !recorded.has(id));
  const open = () => {
    live.dismissRefusal();
    setChosen({});
    setOpened(true);
  };
  const record = () => void send({ type: "vote-record", pollId: poll.id, votes }).then((done) => done && setOpened(false));
  if (units.length === 0) return null;
  return (
    <>
      <Button mt="sm" variant="default" onClick={open}>
        {t("meetings:poll.record")}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} size="lg" title={t("meetings:poll.record")} closeButtonProps={{ "aria-label": t("shell:close") }}>
        <Stack gap="md">
          <Text size="sm">{t("meetings:poll.recordHint")}</Text>
          <ul className={classes.units}>
            {units.map(({ id, name, counted: here, holder }) => {
              const before = recorded.get(id);
              return (
                <li key={id}>
                  <span>
                    {name}
                    {holder && <small>{t("meetings:poll.heldBy", { holder: holder.name })}</small>}
                    {before?.recordedBy && <small>{t("meetings:poll.recordedBy", { by: before.recordedBy })}</small>}
                  </span>
                  <SegmentedControl
                    aria-label={t("meetings:poll.recordFor", { name })}
                    value={(chosen[id] === undefined ? before?.choice : chosen[id]) ?? LEAVE}
                    onChange={(value) => setChosen((others) => ({ ...others, [id]: value === LEAVE ? null : (value as Choice) }))}
                    data={[
                      { value: LEAVE, label: t(before ? "meetings:poll.takeBack" : "meetings:poll.leave") },
                      // Of a unit that has left, what was written down can only be taken back.
                      ...choice.options.map((value) => ({ value, label: t(`meetings:choice.${value}`), disabled: !here && value !== before?.choice })),
                    ]}
                  />
                </li>
              );
            })}
          </ul>
          {unsaid.length > 1 && (
            <Group gap="xs">
              <Text size="sm">{t("meetings:poll.restAs", { count: unsaid.length })}</Text>
              {choice.options.map((value) => (
                <Button
                  key={value}
                  variant="default"
                  size="compact-md"
                  onClick={() => setChosen((now) => ({ ...now, ...Object.fromEntries(unsaid.map(({ id }) => [id, value])) }))}
                >
                  {t(`meetings:choice.${value}`)}
                </Button>
              ))}
            </Group>
          )}
          {live.refusal !== null && (
            <Text size="sm" c="var(--lm-late-text)" role="alert">
              {live.refusal}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setOpened(false)}>
              {t("shell:cancel")}
            </Button>
            <Button disabled={votes.length === 0} loading={live.pending?.command.type === "vote-record"} onClick={record}>
              {taken > 0 && taken === votes.length ? t("meetings:poll.takeBackSend", { count: taken }) : t("meetings:poll.recordSend", { count: votes.length })}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
