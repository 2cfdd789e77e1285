import type { CooperationView } from "../../app/contracts/cooperations.ts";
import { buildListingView } from "./listing-view.ts";

/** A cooperation as its page shows it: all is delivered, nobody has said a value. */
export function buildCooperationView(given: Partial<CooperationView> = {}): CooperationView {
  const { id, title, owner, alliance } = buildListingView();
  return {
    id,
    state: "delivered",
    need: { id, kind: "need", title, owner, alliance, place: null, remaining: null, window: null, due: null },
    parties: [],
    committed: null,
    delivered: null,
    remaining: null,
    due: null,
    statedValue: null,
    confirmedValue: null,
    startedAt: "2026-11-20T06:30:00.000Z",
    changedAt: "2026-11-20T06:30:00.000Z",
    revision: 1,
    match: null,
    commitments: [],
    deliveries: [],
    values: [],
    difference: null,
    broken: null,
    timeline: [],
    can: { commit: false, deliver: [], correct: [], confirm: true, break: false },
    ...given,
  };
}
