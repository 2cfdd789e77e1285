import { useTranslation } from "react-i18next";
import type { KeptPersonView } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { ConfirmDialog } from "../../shell/kit/confirm-dialog.tsx";
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
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t("administration:resetFactorTitle", { name: person.name })}
      effect={t("administration:resetFactorWhat")}
      send={t("administration:resetFactor")}
      color="orange"
      command={reset}
      onSend={() => void reset.submit()}
    />
  );
}
