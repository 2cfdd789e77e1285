/**
 * Says what something does that cannot be taken back, before it is done. The button says what it does; nothing is typed
 * (`ReasonDialog` asks why).
 *
 *   <ConfirmDialog opened onClose={…} title={t("…")} effect={t("…")} send={t("…")} command={remove} onSend={() => void remove.submit()} />
 */
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CommandProblem, type CommandProblemProps } from "./command-problem.tsx";

export interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What it means. */
  effect: string;
  /** Words of the button, and its colour where it ends something. */
  send: string;
  color?: string;
  command: CommandProblemProps["command"];
  onSend: () => void;
}

export function ConfirmDialog({ opened, onClose, title, effect, send, color, command, onSend }: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <Stack gap="md">
        <CommandProblem command={command} />
        <Text size="sm">{effect}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t("shell:cancel")}
          </Button>
          <Button color={color} loading={command.busy} onClick={onSend}>
            {send}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
