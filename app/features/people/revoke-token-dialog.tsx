import { useTranslation } from "react-i18next";
import type { TokenView } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { ConfirmDialog } from "../../shell/kit/confirm-dialog.tsx";

/** Asks before a token is revoked: the program that uses it stops at once, and it cannot be brought back. */
export function RevokeTokenDialog({ token, onClose }: { token: TokenView; onClose: () => void }) {
  const { t } = useTranslation();
  const revoke = useCommand({ method: "DELETE", path: `/me/tokens/${token.id}`, onDone: onClose });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t("people:token.revokeTitle", { name: token.name })}
      effect={t("people:token.revokeHint")}
      send={t("people:token.revoke")}
      command={revoke}
      onSend={() => void revoke.submit()}
    />
  );
}
