/**
 * Fen of an amount typed in yuan, exact. One with more than two decimals has a fraction of a fen and what is no amount is sent as
 * typed, so that the hub says what is wrong. Pure.
 */
export function fenOfYuan(typed: string): number | string {
  const plain = typed.replaceAll(/[,，\s]/g, "");
  const [, whole, decimals = ""] = /^(\d{1,14})(?:\.(\d+?)0*)?$/.exec(plain) ?? [];
  if (whole === undefined) return typed;
  if (decimals.length <= 2) return Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
  const finer = Number(plain) * 100;
  return Number.isInteger(finer) ? typed : finer;
}
