import { useTranslation } from "react-i18next";
import { Moment } from "../../shell/kit/day.tsx";

/** When something that lets in was used last, or that it never was. */
export function LastUsed({ at }: { at: string | null }) {
  const { t } = useTranslation();
  if (at === null) return <span>{t("people:token.unused")}</span>;
  return (
    <span>
      {t("people:token.lastUsed")} <Moment at={at} ago />
    </span>
  );
}
