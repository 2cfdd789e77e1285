import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import type { Vocabulary } from "./engine/types.ts";

/** What knows the words of Chinese. */
export type Tokenizer = Pick<Vocabulary, "words" | "isCommonWord">;

/** Frequency given to the domain's own words, high enough that they are not cut apart. */
const domainFrequency = 20_000;

/** Lines of jieba's dictionary ("word frequency tag") of words that it met 2,000 times or more. */
const commonLines = /^(\S{2,}) (?:[2-9]\d{3}|\d{5,}) /gm;

/**
 * Cuts Chinese as a person would, knowing `domainWords` (normalised), and tells the words that everybody uses. Effects: loads
 * jieba's dictionary (about 240 ms), so call it once.
 */
export function createTokenizer(domainWords: readonly string[]): Tokenizer {
  const jieba = Jieba.withDict(dict);
  const lines = domainWords.filter((word) => word.length > 1 && !/\s/.test(word)).map((word) => `${word} ${domainFrequency} n`);
  jieba.loadDict(Buffer.from(lines.join("\n")));
  const common = new Set(Array.from(dict.toString().matchAll(commonLines), ([, word]) => word!));
  return { words: (text) => jieba.cut(text, true), isCommonWord: (word) => common.has(word) };
}
