import type { ClientSession } from "mongoose";
import type { ItemInput } from "../../app/contracts/agenda.ts";
import type { AgendaItemRecord } from "../../models/meeting.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { findSubject } from "./find-subject.ts";
import { triageItem } from "./triage-item.ts";

/** An agenda item from what was entered; one about an internal record is hidden. @throws bad_input on `subject` when the alliance has no such record */
export async function newItem(
  { models, ids }: Pick<Dependencies, "models" | "ids">,
  actor: Actor,
  alliance: string,
  { laneReason, ...input }: ItemInput,
  { session, at }: { session: ClientSession; at: Date },
): Promise<AgendaItemRecord> {
  const { sides, internal = false } = await findSubject(models, alliance, input, session);
  const item: AgendaItemRecord = { id: ids.next(), ...input, hidden: input.hidden || internal, results: [], sides, state: "waiting", spentSeconds: 0 };
  return { ...item, ...triageItem(item, { laneReason }, actor, at) };
}
