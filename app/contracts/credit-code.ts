/** The 31 characters of a 统一社会信用代码 (GB 32100-2015) in order of value: no I, O, S, V, Z. */
export const CREDIT_CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

const FORM = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;

/** Whether a text has the form of a credit code: registrar, kind, six digits of a division, ten more characters. Pure. */
export const hasCreditCodeForm = (code: string): boolean => FORM.test(code);

/**
 * The eighteenth character that GB 32100-2015 asks for after seventeen others: 31 less the weighted sum modulo 31,
 * where the weight of position i (from 0) is 3^i modulo 31; a difference of 31 counts as 0. Pure.
 *
 * @param seventeen 17 characters of the alphabet, upper case
 */
export function creditCodeCheckCharacter(seventeen: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of seventeen) {
    sum += CREDIT_CODE_CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_CODE_CHARACTERS[(31 - (sum % 31)) % 31]!;
}

/** Whether the check character fits. Real codes of the trial years fail: a wrong one warns, it never refuses. Pure. */
export const hasRightCheckCharacter = (code: string): boolean =>
  hasCreditCodeForm(code) && creditCodeCheckCharacter(code.slice(0, 17)) === code[17];
