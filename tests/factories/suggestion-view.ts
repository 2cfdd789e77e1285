import type { SuggestionView } from "../../app/contracts/suggestions.ts";

/** A line of the suggestions ledger as its page gets it: nobody has it yet, and the reader may give it to a unit. */
export function buildSuggestionView(change: Partial<SuggestionView> = {}): SuggestionView {
  return {
    id: "5".repeat(24),
    alliance: { id: "a".repeat(24), name: "农机产业链党建联盟" },
    number: "2026-12",
    text: "园区晚班公交末班太早，女工下班不方便",
    topic: "service",
    state: "open",
    meeting: null,
    proposer: null,
    anonymous: true,
    unit: null,
    due: null,
    overdue: false,
    delay: null,
    confirmUntil: null,
    log: [],
    revision: 1,
    createdAt: "2026-11-20T02:00:00.000Z",
    rights: { assign: true, answer: false, judge: false, call: false, told: false },
    ...change,
  };
}
