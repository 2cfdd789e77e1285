/**
 * The last row of a form in a dialog: leaving it, and sending it.
 *
 *   <FormButtons onCancel={onClose} send={t("shell:save")} busy={command.busy} />
 */
import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";

export interface FormButtonsProps {
  onCancel: () => void;
  /** Words of the button, which say what it does. */
  send: string;
  busy: boolean;
}

export function FormButtons({ onCancel, send, busy }: FormButtonsProps) {
  const { t } = useTranslation();
  return (
    <Group justify="flex-end" gap="sm">
      <Button variant="default" onClick={onCancel}>
        {t("shell:cancel")}
      </Button>
      <Button type="submit" loading={busy}>
        {send}
      </Button>
    </Group>
  );
}
