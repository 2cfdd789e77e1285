import { Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { InvitationView } from "../../contracts/people.ts";
import { CopyButton } from "../../shell/kit/copy-button.tsx";
import { Day } from "../../shell/kit/day.tsx";
import { SecretText } from "../../shell/kit/secret-once.tsx";

/** A one-time link, shown this once, to be sent to the person. */
export function InvitationLink({ invitation, name }: { invitation: InvitationView; name: string }) {
  const { t } = useTranslation();
  const link = new URL(invitation.path, window.location.origin).href;
  return (
    <Stack gap="sm">
      <Text size="sm">
        {t("administration:invitationOnce", { name })} <Day value={invitation.expiresAt} weekday />
      </Text>
      <SecretText>{link}</SecretText>
      <Group justify="flex-end">
        <CopyButton value={link} variant="default">
          {t("administration:copyLink")}
        </CopyButton>
      </Group>
    </Stack>
  );
}
