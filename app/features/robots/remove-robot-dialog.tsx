import { useTranslation } from "react-i18next";
import type { RobotView } from "../../contracts/robots.ts";
import { useCommand } from "../../http/use-command.ts";
import { ConfirmDialog } from "../../shell/kit/confirm-dialog.tsx";
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
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t("robots:removeTitle", { name: robot.name })}
      effect={t("robots:removeWhat")}
      send={t("robots:removeDo")}
      color="orange"
      command={remove}
      onSend={() => void remove.submit(undefined, { revision: robot.revision })}
    />
  );
}
