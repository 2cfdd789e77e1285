import type { ResolutionLine, ResolutionView } from "../../app/contracts/resolutions.ts";

const id = (letter: string) => letter.repeat(24);

/** A resolution as a line of the list. */
export const buildResolutionLine = (given: Partial<ResolutionLine> = {}): ResolutionLine => ({
  id: id("a"),
  alliance: { id: id("b"), name: "农机联盟" },
  year: 2026,
  serial: 3,
  internal: false,
  title: "喷涂外协",
  text: "同意由联盟见证签约",
  day: "2026-11-09",
  meeting: { id: id("c"), title: "十一月联席会议" },
  poll: null,
  versions: 1,
  reviewOn: null,
  reviewDue: false,
  revision: 0,
  ...given,
});

/** A resolution as its page shows it, to somebody who may change nothing. */
export function buildResolutionView(given: Partial<ResolutionView> = {}): ResolutionView {
  const { versions: _count, ...line } = buildResolutionLine();
  return {
    ...line,
    item: id("d"),
    consent: null,
    versions: [{ number: 1, text: line.text, reason: "", hash: "1".repeat(64), sound: true, name: "赵试验", at: "2026-11-09T08:00:00.000Z" }],
    reviews: [],
    about: null,
    tasks: [],
    rights: { correct: false, review: false },
    ...given,
  };
}
