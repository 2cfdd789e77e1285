/** Takes back what is promised and not delivered, with its reason; says in its button what that does. */
import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { breakCodes, type BreakCode, type CooperationView } from "../../contracts/cooperations.ts";
import { formatQuantity } from "../../i18n/formats.ts";
import { ReasonDialog } from "../../shell/kit/reason-dialog.tsx";

export function BreakDialog({ cooperation, opened, onClose }: { cooperation: CooperationView; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState<BreakCode>("capacity_lost");
  const { id, remaining, revision } = cooperation;
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={t("cooperations:breakTitle")}
      effect={remaining ? t("cooperations:breakEffect", { quantity: formatQuantity(t, remaining) }) : t("cooperations:breakContact")}
      renderChoices={(errors) => (
        <NativeSelect
          name="code"
          label={t("cooperations:breakCode")}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value as BreakCode)}
          data={breakCodes.map((each) => ({ value: each, label: t(`cooperations:break.${each}`) }))}
          error={errors.code}
        />
      )}
      label={t("cooperations:breakReason")}
      maxLength={300}
      send={t("cooperations:breakDo")}
      color="orange"
      keptAs={`break:${id}`}
      request={(reason) => ({ path: `/cooperations/${id}/break`, body: { code, reason }, revision })}
    />
  );
}
