import { Button, Code, CopyButton, Group, Stack, Text } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { InvitationView } from "../../contracts/people.ts";
import { Day } from "../../shell/kit/day.tsx";

/** A one-time link, shown this once, to be sent to the person. */
export function InvitationLink({ invitation, name }: { invitation: InvitationView; name: string }) {
  const { t } = useTranslation();
  const link = new URL(invitation.path, window.location.origin).href;
  return (
    <Stack gap="sm">
      <Text size="sm">
        {t("administration:invitationOnce", { name })} <Day value={invitation.expiresAt} weekday />
      </Text>
      <Code block style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap", userSelect: "all" }}>
        {link}
      </Code>
      <Group justify="flex-end">
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}>
              {copied ? t("administration:copied") : t("administration:copyLink")}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  );
}
