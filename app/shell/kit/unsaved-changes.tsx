import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Says that an editor holds changes that are not saved, also when an earlier visit left them, and takes them back. */
export function UnsavedChanges({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed" role="status">
        {t("shell:unsaved")}
      </Text>
      <Button variant="subtle" onClick={onDiscard}>
        {t("shell:discard")}
      </Button>
    </Group>
  );
}
