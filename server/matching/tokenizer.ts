import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";

/** Frequency given to the domain's own words, high enough that they are not cut apart. */
const domainFrequency = 20_000;

/**
 * Cuts Chinese as a person would, knowing `domainWords` (normalised). Effects: loads jieba's dictionary
 * (about 160 ms), so call it once.
 */
export function createTokenizer(domainWords: readonly string[]): (text: string) => string[] {
  const jieba = Jieba.withDict(dict);
  const lines = domainWords.filter((word) => word.length > 1 && !/\s/.test(word)).map((word) => `${word} ${domainFrequency} n`);
  jieba.loadDict(Buffer.from(lines.join("\n")));
  return (text) => jieba.cut(text, true);
}
