const digits: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
};
const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const groups: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** A number as people write it, as a pattern source: 500, 1,200.5, 五百, 两千三百, 3.5万, 上百, 几十. */
export const numberPattern =
  "(?:\\d[\\d,]*(?:\\.\\d+)?(?:\\s*(?:千|百)?(?:万|亿|千))?|[上数几]?[十百千](?:万|亿)?|[零〇一二两三四五六七八九十百千]+(?:万|亿)?)";

/**
 * The value of a number written in digits, Chinese or both ("1.2万", "两千三百", "上百万" as 1,000,000), or null.
 * "上", "数" and "几" make a number rough: the lower bound is given. Pure.
 */
export function readNumber(text: string): { value: number; rough: boolean } | null {
  const clean = text.replace(/[,\s]/g, "");
  const rough = /^[上数几]/.test(clean);
  const body = rough ? clean.slice(1) : clean;
  const arabic = /^(\d+(?:\.\d+)?)([十百千]?)([万亿]?)$/.exec(body);
  if (arabic) {
    const value = Number(arabic[1]) * (powers[arabic[2]!] ?? 1) * (groups[arabic[3]!] ?? 1);
    return Number.isFinite(value) ? { value, rough } : null;
  }
  let total = 0;
  let section = 0;
  let digit = -1;
  for (const character of body) {
    const power = powers[character];
    const group = groups[character];
    if (digits[character] !== undefined) digit = digits[character];
    else if (power !== undefined) {
      section += (digit < 0 ? 1 : digit) * power;
      digit = -1;
    } else if (group !== undefined) {
      total += (section + Math.max(0, digit)) * group;
      section = 0;
      digit = -1;
    } else return null;
  }
  return body === "" ? null : { value: total + section + Math.max(0, digit), rough };
}
