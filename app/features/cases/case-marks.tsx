import { IconEyeOff, IconFlag } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../contracts/cases.ts";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";

/** What is told beside the state: under supervision, confidential. */
export function CaseMarks({ record }: { record: CaseView }) {
  const { t } = useTranslation();
  return (
    <>
      {record.supervised && (
        <ToneBadge tone="late" icon={IconFlag}>
          {t("cases:supervised")}
        </ToneBadge>
      )}
      {record.confidential && (
        <ToneBadge tone="neutral" icon={IconEyeOff}>
          {t("cases:confidential")}
        </ToneBadge>
      )}
    </>
  );
}
