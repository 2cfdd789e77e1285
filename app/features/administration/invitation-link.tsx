import { Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { InvitationView } from "../../contracts/people.ts";
import { CopyButton } from "../../shell/kit/copy-button.tsx";
import { Day } from "../../shell/kit/day.tsx";
import { SecretText } from "../../shell/kit/secret-once.tsx";

export interface InvitationLinkProps {
  invitation: InvitationView;
  name: string;
  /** The button of what comes next. */
  next: ReactNode;
}

/** A one-time link, shown this once, to be sent to the person. */
export function InvitationLink({ invitation, name, next }: InvitationLinkProps) {
  const { t } = useTranslation();
  const link = new URL(invitation.path, window.location.origin).href;
  return (
    <Stack gap="md">
      <Text size="sm">
        {t("administration:invitationOnce", { name })} <Day value={invitation.expiresAt} weekday />
      </Text>
      <SecretText>{link}</SecretText>
      <Group justify="flex-end" gap="sm">
        <CopyButton value={link} variant="default">
          {t("administration:copyLink")}
        </CopyButton>
        {next}
      </Group>
    </Stack>
  );
}
