import { statementParts, type StatementPart, type StatementView } from "../../../contracts/statements.ts";

/** How much of a statement each part takes, by its letters, in whole percent that sum to 100; none of an empty one. Pure. */
export function sharesOf({ situation, problems, requests }: Pick<StatementView, StatementPart>): { part: StatementPart; percent: number }[] {
  const letters = { situation: situation.length, problems: problems.length, requests: requests.join("").length };
  const whole = letters.situation + letters.problems + letters.requests;
  if (whole === 0) return [];
  const shares = statementParts.map((part) => ({ part, exact: (letters[part] / whole) * 100, percent: Math.floor((letters[part] / whole) * 100) }));
  // What rounding has left goes to those that lost most by it.
  const left = 100 - shares.reduce((sum, { percent }) => sum + percent, 0);
  const lost = shares.toSorted((a, b) => b.exact - b.percent - (a.exact - a.percent)).slice(0, left);
  return shares.map((share) => ({ part: share.part, percent: share.percent + (lost.includes(share) ? 1 : 0) }));
}
