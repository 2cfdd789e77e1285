import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeetingView } from "../../../contracts/meetings.ts";
import type { VoteWeightsInput } from "../../../contracts/vote-weights.ts";
import { useCommand } from "../../../http/use-command.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../../shell/kit/form-buttons.tsx";
import { useMembers } from "./use-members.ts";
import classes from "./weights.module.css";

/** The rule by which votes weigh, and the weight of each member unit; fixed once the meeting has begun. */
export function WeightsDialog({ meeting, opened, onClose }: { meeting: MeetingView; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const units = useMembers(meeting);
  const [rule, setRule] = useState(meeting.weights?.rule ?? "");
  const [typed, setTyped] = useState<Record<string, string>>(() => Object.fromEntries((meeting.weights?.units ?? []).map(({ organization, weight }) => [organization, String(weight)])));
  const command = useCommand<VoteWeightsInput>({ method: "PUT", path: `/meetings/${meeting.id}/weights`, onDone: onClose });
  const close = () => {
    command.reset();
    onClose();
  };
  const weightOf = (unit: string) => typed[unit] ?? "1";
  const send = (all: readonly { id: string }[]) => void command.submit({ rule, units: all.map(({ id }) => ({ organization: id, weight: Number(weightOf(id)) })) }, { revision: meeting.revision });
  return (
    <Modal opened={opened} onClose={close} title={t("meetings:weights.title")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send(units);
        }}
      >
        <Stack gap="md">
          <CommandProblem command={command} labels={{ rule: t("meetings:weights.rule"), units: t("meetings:weights.units") }} />
          <TextInput
            name="rule"
            label={t("meetings:weights.rule")}
            description={t("meetings:weights.ruleHint")}
            placeholder={t("meetings:weights.ruleExample")}
            required
            maxLength={30}
            value={rule}
            onChange={(event) => setRule(event.currentTarget.value)}
            error={command.errors.rule}
            data-autofocus
          />
          <ul className={classes.units} aria-label={t("meetings:weights.units")}>
            {units.map(({ id, name }, index) => (
              <li key={id}>
                <TextInput
                  type="number"
                  name={`units.${index}.weight`}
                  label={name}
                  min={1}
                  max={100}
                  value={weightOf(id)}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    setTyped((before) => ({ ...before, [id]: value }));
                  }}
                  error={command.errors[`units.${index}.weight`]}
                />
              </li>
            ))}
          </ul>
          {meeting.weights && (
            <Group>
              <Button variant="subtle" color="orange.8" c="var(--lm-late-text)" loading={command.busy} onClick={() => send([])}>
                {t("meetings:weights.takeBack")}
              </Button>
            </Group>
          )}
          <FormButtons onCancel={close} send={t("meetings:save")} busy={command.busy} />
        </Stack>
      </form>
    </Modal>
  );
}
