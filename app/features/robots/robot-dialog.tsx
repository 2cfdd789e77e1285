import { Checkbox, Modal, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { robotTopics, type robotInput, type RobotPatch, type RobotTopic, type RobotView } from "../../contracts/robots.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { KeyedAddressField } from "../../shell/kit/keyed-address-field.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

export interface RobotDialogProps {
  alliance: string;
  /** The robot that changes; `new` adds one; null: closed. */
  robot: RobotView | "new" | null;
  onClose: () => void;
}

/** What a new robot tells of, unless somebody chooses otherwise. */
const usualTopics: readonly RobotTopic[] = ["meetings", "resolutions", "needs", "policies"];

/** Adds a robot and tries it at once, or changes its name, topics or address. Addresses are never kept on the device. */
export function RobotDialog({ alliance, robot, onClose }: RobotDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={robot !== null} onClose={onClose} title={t(robot === "new" ? "robots:add" : "robots:change")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      {robot === "new" && <NewRobotForm alliance={alliance} onClose={onClose} />}
      {robot !== null && robot !== "new" && <RobotForm alliance={alliance} robot={robot} onClose={onClose} />}
    </Modal>
  );
}

function NewRobotForm({ alliance, onClose }: { alliance: string; onClose: () => void }) {
  const { t } = useTranslation();
  // Whatever the work app answers, the robot is there, and its row says what the answer was.
  const attempt = useCommand<undefined, RobotView>({
    method: "POST",
    onDone({ state }) {
      if (state !== "refused") showDone(t("robots:tried"));
      onClose();
    },
  });
  const add = useCommand<z.input<typeof robotInput>, RobotView>({
    method: "POST",
    path: `/alliances/${alliance}/robots`,
    onDone: ({ id }) => void attempt.submit(undefined, { path: `/alliances/${alliance}/robots/${id}/try` }),
  });
  const isAdded = attempt.problem !== null || attempt.lost;
  return (
    <Fields command={isAdded ? attempt : add} errors={add.errors} busy={add.busy || attempt.busy} robot={null} send={t("robots:addDo")} onClose={onClose} onSubmit={(values) => (isAdded ? attempt.retry() : add.submit(values))} />
  );
}

function RobotForm({ alliance, robot, onClose }: { alliance: string; robot: RobotView; onClose: () => void }) {
  const { t } = useTranslation();
  const change = useCommand<RobotPatch>({
    method: "PATCH",
    path: `/alliances/${alliance}/robots/${robot.id}`,
    onDone() {
      showDone(t("robots:saved"));
      onClose();
    },
  });
  return (
    <Fields
      command={change}
      errors={change.errors}
      busy={change.busy}
      robot={robot}
      send={t("shell:save")}
      onClose={onClose}
      onSubmit={({ name, topics, address, secret }) =>
        change.submit(
          {
            ...(name !== robot.name && { name }),
            ...(topics.join() !== robot.topics.join() && { topics }),
            ...((address !== "" || secret !== "") && { ...(address !== "" && { address }), secret }),
          },
          { revision: robot.revision },
        )
      }
    />
  );
}

interface FieldsProps {
  command: Parameters<typeof CommandProblem>[0]["command"];
  errors: Record<string, string>;
  busy: boolean;
  robot: RobotView | null;
  send: string;
  onClose: () => void;
  onSubmit: (values: { name: string; topics: RobotTopic[]; address: string; secret: string }) => unknown;
}

function Fields({ command, errors, busy, robot, send, onClose, onSubmit }: FieldsProps) {
  const { t } = useTranslation();
  const [topics, setTopics] = useState<readonly RobotTopic[]>(robot?.topics ?? usualTopics);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        const text = (name: string) => String(fields.get(name) ?? "");
        void onSubmit({ name: text("name"), topics: robotTopics.filter((topic) => topics.includes(topic)), address: text("address").trim(), secret: text("secret").trim() });
      }}
    >
      <Stack gap="md">
        <CommandProblem command={command} labels={{ name: t("robots:name"), address: t("robots:address"), topics: t("robots:topicsTitle") }} />
        <TextInput name="name" label={t("robots:name")} defaultValue={robot?.name} maxLength={30} data-autofocus error={errors.name} />
        <KeyedAddressField
          label={t(robot ? "robots:newAddress" : "robots:address")}
          description={t(robot ? "robots:newAddressHint" : "robots:addressHint")}
          error={errors.address}
        />
        <PasswordInput name="secret" label={t("robots:secret")} description={t("robots:secretHint")} autoComplete="off" visibilityToggleButtonProps={{ "aria-hidden": true }} error={errors.secret} />
        <Checkbox.Group label={t("robots:topicsTitle")} value={[...topics]} onChange={(chosen) => setTopics(chosen as RobotTopic[])} error={errors.topics}>
          <Stack gap={8} mt={8}>
            {robotTopics.map((topic) => (
              <Checkbox key={topic} value={topic} label={t(`robots:topics.${topic}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <FormButtons onCancel={onClose} send={send} busy={busy} />
      </Stack>
    </form>
  );
}
