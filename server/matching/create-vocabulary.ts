import type { Reference } from "../reference/load-reference.ts";
import type { Vocabulary } from "./engine/types.ts";
import type { Tokenizer } from "./tokenizer.ts";

const noTokenizer: Tokenizer = { words: () => [], isCommonWord: () => false };

/** The engine's view of the reference data; without a tokenizer (see `createTokenizer`) no text is cut into words. Pure. */
export function createVocabulary(reference: Reference, tokenizer: Tokenizer = noTokenizer): Vocabulary {
  const { categories, characters, divisions, processes, units } = reference;
  return {
    ...tokenizer,
    processesIn: (text) => processes.groupsIn(text),
    processOf: (word) => processes.groupOf(word),
    wordsOfProcess: (process) => processes.wordsOf(process),
    characterRarity: (code) => characters.rarity(code),
    sectorOf: (category) => (category === null ? "" : (categories.path(category)[0] ?? "")),
    categoryRelation: (a, b) => categories.relation(a, b),
    categoryName: (code) => categories.find(code) ?? { zh: code, en: code },
    distanceKm: (a, b) => divisions.distanceKm(a, b),
    placeName: (code) => divisions.find(code)?.name ?? code,
    unitGroup: (unit) => units.group(unit),
    readUnit(text) {
      const unit = units.find(text);
      return unit && { code: unit.code, unit: unit.canonical, milliPerUnit: unit.factor * 1000 };
    },
    qualificationName: (code) => ({ zh: code, en: code }),
  };
}
