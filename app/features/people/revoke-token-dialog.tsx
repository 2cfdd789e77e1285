import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { TokenView } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";

/** Asks before a token is revoked: the program that uses it stops at once, and it cannot be brought back. */
export function RevokeTokenDialog({ token, onClose }: { token: TokenView; onClose: () => void }) {
  const { t } = useTranslation();
  const revoke = useCommand({ method: "DELETE", path: `/me/tokens/${token.id}`, onDone: onClose });
  return (
    <Modal opened onClose={onClose} title={t("people:token.revokeTitle", { name: token.name })} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <Stack gap="md">
        <CommandProblem command={revoke} />
        <Text size="sm">{t("people:token.revokeHint")}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("shell:cancel")}
          </Button>
          <Button loading={revoke.busy} onClick={() => void revoke.submit()}>
            {t("people:token.revoke")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
