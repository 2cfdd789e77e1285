import { matchCriteria, type MatchedListing, type MatchView } from "../../app/contracts/matches.ts";

const id = (digit: string) => digit.repeat(24);

/** A listing as a suggestion tells of it; `digit` makes its id and its owner's. */
export const buildMatchedListing = (digit: string, name: string, title: string, kind: MatchedListing["kind"]): MatchedListing => ({
  id: id(digit),
  kind,
  title,
  owner: { id: id(digit), name },
  alliance: null,
  place: null,
  remaining: { value: "500", unit: "套" },
  window: null,
  due: "2026-12-10",
});

/** One reason a criterion. */
export const matchReasons = matchCriteria.map((criterion) => ({ criterion, points: 9, weight: 10, facts: {}, zh: `${criterion} 一句话`, en: `${criterion} sentence` }));

/** A supplier that brings so many sets. */
export const buildMatchPart = (digit: string, name: string, value: string) => ({
  resource: buildMatchedListing(digit, name, "涂装线", "resource"),
  quantity: { value, unit: "套" },
  window: { from: "2026-11-24", until: "2026-12-01" },
  cost: null,
  score: 81,
  reasons: matchReasons,
  conditions: null,
});

/** A suggestion of 500 sets for a need of 500, which the need's owner may answer. */
export const buildMatchView = (given: Partial<MatchView> = {}): MatchView => ({
  id: id("a"),
  state: "suggested",
  need: buildMatchedListing("1", "山河机械", "覆盖件喷涂", "need"),
  parts: [buildMatchPart("2", "东岳农装", "500")],
  score: 81,
  certain: true,
  reasons: matchReasons,
  summary: null,
  answers: [{ organization: { id: id("2"), name: "东岳农装" }, state: "pending", by: null, at: null, code: null, reason: null }],
  answerAs: id("1"),
  answerBy: "2026-11-24T06:30:00.000Z",
  suggestedAt: "2026-11-21T06:30:00.000Z",
  cooperation: null,
  revision: 3,
  ...given,
});
