import { Analyser } from "../../../server/matching/engine/text/analyse.ts";
import { TermTable } from "../../../server/matching/engine/text/term-table.ts";
import type { EngineListing, Vocabulary } from "../../../server/matching/engine/types.ts";

/** The hub's own terms of a listing as tokens: characters, Latin words and process groups, each as often as it occurs. */
export function createHubTokens(vocabulary: Vocabulary): (listing: EngineListing) => string[] {
  const table = new TermTable();
  const analyser = new Analyser(vocabulary, table);
  return ({ title, text }) => {
    const { count, terms, inTitle, inText } = analyser.analyse(title, text);
    const tokens: string[] = [];
    for (let at = 0; at < count; at++) {
      const times = Math.max(1, Math.round((inTitle[at]! + inText[at]!) / 100));
      for (let time = 0; time < times; time++) tokens.push(table.name(terms[at]!));
    }
    return tokens;
  };
}
