import { simplify } from "./traditional.ts";

/** Longest part of a title and text that is analysed; what follows cannot change a match. */
export const maxAnalysedCharacters = 8_000;

/** What a character becomes whatever stands beside it, by code; 0 where that takes the whole rule. Filled at the first use. */
let alone: Uint16Array | null = null;

/** What a text becomes, while it is made. */
const changed = new Uint16Array(maxAnalysedCharacters);

/** Blank, 、。《》「」『』【】, dashes and quotation marks, which stay as they are or are full-width forms of ASCII. */
const otherSigns = "\u00b7\u3000\u3001\u3002\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011\u2013\u2014\u2018\u2019\u201c\u201d";

/** Only characters that neither join with a neighbour nor become several: ASCII, its full-width forms, Han, some signs. */
function charactersAlone(): Uint16Array {
  const table = new Uint16Array(65_536);
  const enter = (code: number): void => {
    table[code] = wholeRule(String.fromCharCode(code)).charCodeAt(0);
  };
  for (let code = 1; code < 128; code++) enter(code);
  for (let code = 0xff01; code <= 0xff5e; code++) enter(code);
  for (let code = 0x3400; code <= 0x9fff; code++) if (isHan(code)) enter(code);
  for (const sign of otherSigns) enter(sign.charCodeAt(0));
  return table;
}

function wholeRule(text: string): string {
  return simplify(text.normalize("NFKC").toLowerCase());
}

/**
 * One spelling for what a reader takes as the same: compatibility forms (㎡, full-width digits), letter
 * case, traditional characters. Cut to `maxAnalysedCharacters`. Pure.
 */
export function normaliseText(text: string): string {
  const head = text.length > maxAnalysedCharacters ? text.slice(0, maxAnalysedCharacters) : text;
  const table = (alone ??= charactersAlone());
  let isChanged = false;
  for (let at = 0; at < head.length; at++) {
    const code = head.charCodeAt(at);
    const own = table[code]!;
    if (own === 0) return wholeRule(head);
    if (own !== code) isChanged = true;
  }
  if (!isChanged) return head;
  for (let at = 0; at < head.length; at++) changed[at] = table[head.charCodeAt(at)]!;
  return Reflect.apply(String.fromCharCode, null, changed.subarray(0, head.length));
}

/** True for a Han character of the basic plane. Pure. */
export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
}
