import { loadReference } from "../../reference/load-reference.ts";
import { createVocabulary } from "../create-vocabulary.ts";
import { marketVocabulary, marketWords } from "../engine/testing/generate-market.ts";
import type { Vocabulary } from "../engine/types.ts";
import { createTokenizer, type Tokenizer } from "../tokenizer.ts";

/** What an engine over generated listings is given. */
export interface MarketVocabulary {
  /** Cuts by the words of the hub's processes and of the market. */
  tokenizer: Tokenizer;
  /** With the hub's categories and places. */
  hubVocabulary: Vocabulary;
  /** With the market's own. */
  vocabulary: Vocabulary;
}

/** For tests and benches over `generateMarket`. Effects: reads the reference files and loads jieba's dictionary; call it once. */
export function createMarketVocabulary(): MarketVocabulary {
  const reference = loadReference();
  const tokenizer = createTokenizer([...reference.processes.words, ...marketWords]);
  const hubVocabulary = createVocabulary(reference, tokenizer);
  return { tokenizer, hubVocabulary, vocabulary: marketVocabulary(hubVocabulary) };
}
