import type { AllianceView } from "../../app/contracts/alliances.ts";

/** An alliance as its page gets it, with a chain of two links and two members in the order of the chair. */
export function buildAllianceView(change: Partial<AllianceView> = {}): AllianceView {
  return {
    id: "a".repeat(24),
    name: "农机产业链党建联盟",
    county: "370812",
    countyName: "兖州区",
    leadDepartment: { id: "d".repeat(24), name: "区工信局" },
    members: 2,
    chair: null,
    links: [
      { id: "parts", name: "零部件", after: [], categories: [], unservedNeeds: 0 },
      { id: "machines", name: "整机", after: ["parts"], categories: [], unservedNeeds: 0 },
    ],
    rotation: {
      termMonths: 3,
      order: [
        { id: "1".repeat(24), name: "山河机械" },
        { id: "2".repeat(24), name: "云杉涂装" },
      ],
    },
    weights: {},
    may: { keep: true, callDeputy: false },
    revision: 1,
    createdAt: "2026-01-05T02:00:00.000Z",
    ...change,
  };
}
