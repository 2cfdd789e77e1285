import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RobotView } from "../../contracts/robots.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

/** Removing takes the address with it, which nobody can bring back: says so first. */
export function RemoveRobotDialog({ alliance, robot, onClose }: { alliance: string; robot: RobotView; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useCommand({
    method: "DELETE",
    path: `/alliances/${alliance}/robots/${robot.id}`,
    onDone() {
      onClose();
      showDone(t("robots:removed"));
    },
  });
  return (
    <Modal opened onClose={onClose} title={t("robots:removeTitle", { name: robot.name })} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <Stack gap="md">
        <CommandProblem command={remove} />
        <Text size="sm">{t("robots:removeWhat")}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t("shell:cancel")}
          </Button>
          <Button color="orange" loading={remove.busy} onClick={() => void remove.submit(undefined, { revision: robot.revision })}>
            {t("robots:removeDo")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
