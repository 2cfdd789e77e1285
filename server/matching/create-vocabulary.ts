import type { Reference } from "../reference/load-reference.ts";
import type { Vocabulary } from "./engine/types.ts";

/** The engine's view of the reference data. `words` cuts a text (see `createTokenizer`). Pure. */
export function createVocabulary(reference: Reference, words: (text: string) => string[]): Vocabulary {
  const { categories, characters, divisions, processes, units } = reference;
  return {
    words,
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
