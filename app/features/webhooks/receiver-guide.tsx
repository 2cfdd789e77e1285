import { Code, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../shell/kit/copy-button.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { receiverExample } from "./receiver-example.ts";
import classes from "./webhooks.module.css";

/** What who builds the receiver has to know: what comes, what to answer, and how to check that it is from the hub. */
export function ReceiverGuide() {
  const { t } = useTranslation();
  return (
    <Panel title={t("webhooks:guide")}>
      <Stack gap="sm">
        <Text size="sm">{t("webhooks:guideBody")}</Text>
        <Text size="sm">{t("webhooks:guideHeaders")}</Text>
        <Text size="sm">{t("webhooks:guideAnswer")}</Text>
        <Group justify="space-between" gap="sm">
          <Text size="sm" fw={600}>
            {t("webhooks:guideCheck")}
          </Text>
          <CopyButton value={receiverExample} variant="default" size="xs">
            {t("webhooks:guideCopy")}
          </CopyButton>
        </Group>
        <Code block className={classes.code} tabIndex={0}>
          {receiverExample}
        </Code>
      </Stack>
    </Panel>
  );
}
