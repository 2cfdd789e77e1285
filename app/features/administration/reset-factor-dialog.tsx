import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { KeptPersonView } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

/** Turning off somebody's second factor makes the password alone enough: says so first. */
export function ResetFactorDialog({ person, opened, onClose }: { person: KeptPersonView; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const reset = useCommand({
    method: "DELETE",
    path: `/people/${person.id}/second-factor`,
    onDone() {
      onClose();
      showDone(t("administration:resetFactorDone"));
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t("administration:resetFactorTitle", { name: person.name })} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <Stack gap="md">
        <CommandProblem command={reset} />
        <Text size="sm">{t("administration:resetFactorWhat")}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t("shell:cancel")}
          </Button>
          <Button color="orange" loading={reset.busy} onClick={() => void reset.submit()}>
            {t("administration:resetFactor")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
