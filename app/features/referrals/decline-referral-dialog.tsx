/** Asks why nobody can be introduced; it is told to who asked. */
import { useTranslation } from "react-i18next";
import type { ReferralView } from "../../contracts/referrals.ts";
import { ReasonDialog } from "../../shell/kit/reason-dialog.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

export interface DeclineReferralDialogProps {
  referral: Pick<ReferralView, "id" | "revision">;
  opened: boolean;
  onClose: () => void;
}

export function DeclineReferralDialog({ referral: { id, revision }, opened, onClose }: DeclineReferralDialogProps) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={t("matches:referral.declineTitle")}
      label={t("matches:referral.reason")}
      maxLength={200}
      send={t("matches:referral.send")}
      keptAs={`decline-referral:${id}`}
      request={(reason) => ({ path: `/referrals/${id}/decline`, body: { reason }, revision })}
      onDone={() => showDone(t("matches:referral.done"))}
    />
  );
}
