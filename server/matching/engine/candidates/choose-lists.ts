/** The lines that hold one term, as far as a query is concerned. */
export interface TermList {
  term: number;
  /** Milli-points of category or text that sharing the term is worth. */
  milli: number;
  /** Lines that hold it. */
  lines: number;
}

/** What to ask the database for. */
export interface Lookup {
  /** Lines that hold any of these. */
  sought: number[];
  /** Besides, of a list too long to be read as a whole: lines that hold one of further terms, any where there are none; null: no such list. */
  narrowed: { term: number; any: number[] } | null;
  /** What each term of the query is worth, to say which of the found lines to read first. */
  worth: [term: number, milli: number][];
}

/** Terms asked for at most: each is a range of the index. */
const mostSought = 64;

/**
 * Chooses the lists to read: those worth most first, as long as they hold `budget` lines together; a longer one is left out. The
 * most valuable of those left out is read where it meets further lists, for half of what is left then. Pure.
 *
 * @param all number of lines that the lists are about
 */
export function chooseLists(lists: readonly TermList[], all: number, budget: number): Lookup {
  const byWorth = lists.filter(({ lines, milli }) => lines > 0 && milli > 0).toSorted((a, b) => b.milli - a.milli || a.lines - b.lines || a.term - b.term);
  const sought: number[] = [];
  let long: TermList | null = null;
  let [left, kept] = [budget, 0];
  for (const list of byWorth) {
    if (list.lines > left || sought.length === mostSought) {
      if (!long) {
        long = list;
        kept = left / 2;
        left -= kept;
      }
      continue;
    }
    sought.push(list.term);
    left -= list.lines;
  }
  return { sought, narrowed: long && narrow(long, byWorth.filter(({ term }) => !sought.includes(term)), all, left + kept), worth: byWorth.map(({ term, milli }) => [term, milli]) };
}

/** As many further terms as should leave `budget` lines of the long list, if terms stood independently. */
function narrow(long: TermList, others: readonly TermList[], all: number, budget: number): { term: number; any: number[] } {
  const any: number[] = [];
  let left = budget;
  for (const { term, lines } of others) {
    const shared = (long.lines * lines) / Math.max(1, all);
    if (term === long.term || shared > left || any.length === mostSought) continue;
    any.push(term);
    left -= shared;
  }
  return { term: long.term, any };
}
