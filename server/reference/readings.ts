import { pinyin, polyphonic } from "pinyin-pro";

/** Letters without tones; what input methods take for ü stands for it: `lv`, but `lue`. */
const style = { toneType: "none", type: "array", v: true } as const;

const asTyped = (reading: string): string => reading.replace(/^([ln])ve$/, "$1ue");

const known = new Map<string, readonly string[]>();

/** Every way to read a character, the usual one first, such as `chang` and `zhang`; none where it has no reading. Pure. */
export function readingsOf(character: string): readonly string[] {
  let readings = known.get(character);
  if (!readings) {
    const found = /\p{Script=Han}/u.test(character) ? (polyphonic(character, style)[0] ?? []) : [];
    readings = [...new Set(found.map(asTyped))].filter((reading) => /^[a-z]+$/.test(reading));
    known.set(character, readings);
  }
  return readings;
}

/** How the characters of a text of nothing but Han characters are read in its words, one reading each: 重庆 chong qing, 银行 yin hang. Pure. */
export const readingsInWords = (text: string): string[] => pinyin(text, style).map(asTyped);
