/**
 * Says what was done and offers to take it back for 8 seconds: instead of "are you sure?".
 *
 *   showUndo({ message: t("listings:withdrawn"), undoLabel: t("shell:undo"), onUndo: renew });
 *   showDone(t("me:saved"));
 */
import { Button, Group } from "@mantine/core";
import { notifications, type NotificationData } from "@mantine/notifications";
import { IconCheck } from "@tabler/icons-react";

const UNDO_MS = 8_000;
const DONE_MS = 4_000;
/** A success, told apart from a failure by its mark too. */
const done = { color: "teal", icon: <IconCheck size={18} aria-hidden /> } satisfies Partial<NotificationData>;

export function showUndo({ message, undoLabel, onUndo }: { message: string; undoLabel: string; onUndo: () => void }): void {
  const id = notifications.show({
    ...done,
    autoClose: UNDO_MS,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            notifications.hide(id);
            onUndo();
          }}
        >
          {undoLabel}
        </Button>
      </Group>
    ),
  });
}

/** Says that something was done; nothing to press. */
export function showDone(message: string): void {
  notifications.show({ ...done, message, autoClose: DONE_MS });
}
