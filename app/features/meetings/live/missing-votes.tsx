import { useTranslation } from "react-i18next";
import { formatList } from "../../../i18n/formats.ts";
import type { VotingUnit } from "../proxies/units-of-poll.ts";

/** Who has not voted yet, with the unit that is to vote for it; never how anybody voted. */
export function MissingVotes({ missing, className }: { missing: readonly VotingUnit[]; className: string | undefined }) {
  const { t } = useTranslation();
  if (missing.length === 0) return null;
  const names = missing.map(({ name, holder }) => (holder === null ? name : t("meetings:poll.missingBy", { name, holder: holder.name })));
  return <p className={className}>{t("meetings:poll.missing", { names: formatList(t, names) })}</p>;
}
