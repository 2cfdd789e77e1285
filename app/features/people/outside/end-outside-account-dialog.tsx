import { useTranslation } from "react-i18next";
import type { OutsideAccountView } from "../../../contracts/outside-accounts.ts";
import { useCommand } from "../../../http/use-command.ts";
import { ConfirmDialog } from "../../../shell/kit/confirm-dialog.tsx";

/** Asks before an account elsewhere signs me in no longer. */
export function EndOutsideAccountDialog({ account, name, onClose }: { account: OutsideAccountView; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const end = useCommand({ method: "DELETE", path: `/me/outside-accounts/${account.id}`, onDone: onClose });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t("people:outside.endTitle", { name })}
      effect={t("people:outside.endHint", { name })}
      send={t("people:outside.end")}
      command={end}
      onSend={() => void end.submit()}
    />
  );
}
