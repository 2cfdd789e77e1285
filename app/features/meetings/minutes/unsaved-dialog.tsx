import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesItem } from "../../../contracts/minutes.ts";
import { focusField } from "../../../http/focus-field.ts";

export interface UnsavedDialogProps {
  opened: boolean;
  onClose: () => void;
  /** The first item whose words are not saved yet; null: all are. */
  first: MinutesItem | null;
  /** What these words mean for what was asked for. */
  effect: string;
  /** A way to have it all the same, before the button that leads to the words. */
  anyway?: ReactNode;
}

/** Says that words of the minutes are not saved yet, and leads to the first of them. */
export function UnsavedDialog({ opened, onClose, first, effect, anyway }: UnsavedDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      // The words that wait are what is next, and not what opened the dialog: given back, the focus could come after them.
      returnFocus={first === null}
      onExitTransitionEnd={() => first && focusField(`text:${first.item}`)}
      title={t("meetings:minutes.unsavedTitle")}
      closeButtonProps={{ "aria-label": t("shell:close") }}
    >
      <Stack gap="md">
        <Text size="sm">{effect}</Text>
        <Group justify="flex-end">
          {anyway}
          <Button data-autofocus onClick={onClose}>
            {t("meetings:minutes.toUnsaved")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
