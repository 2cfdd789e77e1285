/** A split supply that is not stored yet: what it says, its bar and its windows. */
import { useTranslation } from "react-i18next";
import type { SplitView } from "../../contracts/match-preview.ts";
import { formatQuantity } from "../../i18n/formats.ts";
import classes from "./matches.module.css";
import { SplitSupply } from "./split-supply.tsx";
import text from "../../shell/kit/text.module.css";
import { useBilingual } from "./use-bilingual.ts";

export function SplitOfPreview({ split, due }: { split: SplitView; due: string | null }) {
  const { t } = useTranslation();
  const told = useBilingual();
  return (
    <>
      <p className={classes.told}>{told(split)}</p>
      <SplitSupply
        due={due}
        parts={split.parts.map(({ listing, quantity, window }) => ({ id: listing.id, name: listing.owner.name, quantity, window }))}
      />
      {split.missing && <p className={text.quiet}>{t("matches:stillMissing", { quantity: formatQuantity(t, split.missing) })}</p>}
    </>
  );
}
