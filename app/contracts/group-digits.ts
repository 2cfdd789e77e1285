/** `12345.6` as `12,345.6`: the digits before the point in groups of three, as the interface and the matcher's sentences write numbers. Pure. */
export function groupDigits(decimal: string): string {
  const [whole = "", ...decimals] = decimal.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...decimals].join(".");
}
