import { useTranslation } from "react-i18next";
import type { NamedRef } from "../../contracts/common.ts";
import { useSeat } from "../../shell/shell-data.ts";

/** The question whether a firm meets a condition: put to the firm itself, or about it to anybody else. */
export function useAsk() {
  const { t } = useTranslation();
  const seat = useSeat();
  const isOwn = (firm: NamedRef): boolean => seat?.organization?.id === firm.id;
  const ask = (firm: NamedRef, condition: string): string =>
    isOwn(firm) ? t("policies:ask", { condition }) : t("policies:askOf", { name: firm.name, condition });
  return { ask, isOwn };
}
