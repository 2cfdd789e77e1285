/**
 * An amount of money from whole fen: `46.5 元`, `86 万元`; the exact amount is its title. `exact` writes it out.
 *
 *   <Money fen={listing.valueAtStake.amount} />   <Money fen={4650} exact />
 */
import { useTranslation } from "react-i18next";
import { formatMoney } from "../../i18n/formats.ts";
import classes from "./figures.module.css";

export function Money({ fen, exact = false, large = false }: { fen: number; exact?: boolean; large?: boolean }) {
  const { t } = useTranslation();
  return (
    <data value={fen / 100} title={formatMoney(t, fen, { exact: true })} className={large ? classes.large : classes.figure}>
      {formatMoney(t, fen, { exact })}
    </data>
  );
}
