/** Thousandths of a decimal text with at most three places; exact. Pure. */
export function readMilli(value: string): number {
  const [whole = "0", decimals = ""] = value.split(".");
  return Number(whole) * 1_000 + Number(decimals.padEnd(3, "0"));
}

/** Decimal text of thousandths, without trailing zeros; negative ones with a minus. Pure. */
export function writeMilli(milli: number): string {
  const sign = milli < 0 ? "-" : "";
  const size = Math.abs(milli);
  const decimals = String(size % 1_000).padStart(3, "0").replace(/0+$/, "");
  return `${sign}${Math.floor(size / 1_000)}${decimals && `.${decimals}`}`;
}

/** A quantity on the wire, or null where amount or unit is unknown. Pure. */
export const writeQuantity = (milli: number | null, unit: string | null): { value: string; unit: string } | null =>
  milli === null || unit === null ? null : { value: writeMilli(milli), unit };
