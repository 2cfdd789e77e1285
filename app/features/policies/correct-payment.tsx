import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ClaimView } from "../../contracts/policies.ts";
import { formatMoney } from "../../i18n/formats.ts";
import { fenOfYuan } from "../../shell/kit/fen-of-yuan.ts";
import { ReasonDialog } from "../../shell/kit/reason-dialog.tsx";

interface CorrectPaymentProps {
  claim: ClaimView;
  opened: boolean;
  onClose: () => void;
}

/** Says how much was really paid, and why it stood otherwise; nothing of what stood there is lost. */
export function CorrectPayment({ claim, opened, onClose }: CorrectPaymentProps) {
  const { t } = useTranslation();
  const [yuan, setYuan] = useState("");
  const close = () => {
    setYuan("");
    onClose();
  };
  return (
    <ReasonDialog
      opened={opened}
      onClose={close}
      title={t("policies:correct.title", { name: claim.organization.name })}
      effect={t("policies:correct.effect", { amount: formatMoney(t, claim.amount?.amount ?? 0, { exact: true }) })}
      renderChoices={(errors) => (
        <TextInput
          name="amount.amount"
          label={t("policies:correct.amount")}
          inputMode="decimal"
          value={yuan}
          onChange={(event) => setYuan(event.currentTarget.value)}
          error={errors["amount.amount"] ?? errors.amount}
          data-autofocus
        />
      )}
      label={t("policies:correct.reason")}
      description={t("policies:correct.reasonExample")}
      maxLength={200}
      send={t("policies:correct.send")}
      keptAs={`correct-payment:${claim.id}`}
      request={(reason) => ({
        path: `/policies/${claim.policy.id}/claims/${claim.id}/corrections`,
        body: { reason, amount: { amount: yuan.trim() === "" ? "" : fenOfYuan(yuan) } },
        revision: claim.revision,
      })}
    />
  );
}
