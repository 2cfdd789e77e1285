import { Button, Code, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../shell/kit/copy-button.tsx";
import classes from "./webhooks.module.css";

/** A secret, this once. */
export function WebhookSecret({ secret, onKept }: { secret: string; onKept: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Text size="sm">{t("webhooks:secretOnce")}</Text>
      <Code block className={classes.secret}>
        {secret}
      </Code>
      <Group justify="flex-end" gap="sm">
        <CopyButton value={secret} variant="default">
          {t("webhooks:secretCopy")}
        </CopyButton>
        <Button onClick={onKept}>{t("webhooks:secretKept")}</Button>
      </Group>
    </Stack>
  );
}
