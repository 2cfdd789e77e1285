/**
 * A quantity with its unit: `1,500 套`. `large` for the figures that a page is about.
 *
 *   <Quantity value="1500" unit="套" />   <Quantity {...listing.remaining} large />
 */
import { useTranslation } from "react-i18next";
import { formatNumber, formatQuantity } from "../../i18n/formats.ts";
import classes from "./figures.module.css";

export function Quantity({ value, unit, large = false }: { value: string; unit: string; large?: boolean }) {
  const { t } = useTranslation();
  if (!large) return <span className={classes.figure}>{formatQuantity(t, { value, unit })}</span>;
  return (
    <span className={classes.figure}>
      <span className={classes.large}>{formatNumber(value)}</span> <span className={classes.unit}>{unit}</span>
    </span>
  );
}
