import { useTranslation } from "react-i18next";
import type { OutsideProviderView } from "../../../contracts/outside-accounts.ts";

/** What a provider is called: the operator's own name for it, or the one that everybody knows. */
export function useProviderName(): (provider: OutsideProviderView) => string {
  const { t } = useTranslation();
  return ({ provider, name }) => name ?? t(`people:outside.provider.${provider}`);
}
