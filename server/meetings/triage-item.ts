import type { Lane } from "../../app/contracts/agenda.ts";
import type { AgendaItemRecord, TriageRecord } from "../../models/meeting.ts";
import type { Actor } from "../access/actor.ts";
import { badField, conflict } from "../errors.ts";

/** How often an item's lane can be said in a meeting. */
const MOST_ENTRIES = 30;

/**
 * An item in the lane given, with who put it there and why added to what was said before. Without a reason nothing is confirmed. Pure.
 * @throws bad_input on `laneReason` when a lane that was confirmed changes without one; conflict `lane_changed_often`
 */
export function triageItem(
  item: AgendaItemRecord,
  { lane = item.lane, laneReason }: { lane?: Lane | undefined; laneReason?: string | undefined },
  actor: Actor,
  at: Date,
): Pick<AgendaItemRecord, "lane"> & { triage?: TriageRecord[] } {
  const said = item.triage ?? [];
  const last = said.at(-1);
  if (laneReason === undefined) {
    if (last && lane !== item.lane) throw badField("laneReason", "required");
    return { lane };
  }
  if (last?.to === lane && last.reason === laneReason) return { lane };
  if (said.length >= MOST_ENTRIES) throw conflict("lane_changed_often", { most: MOST_ENTRIES });
  return { lane, triage: [...said, { from: last?.to ?? null, to: lane, reason: laneReason, person: actor.person.id, name: actor.person.name, at }] };
}
