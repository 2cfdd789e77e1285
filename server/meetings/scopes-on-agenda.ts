import type { ClientSession } from "mongoose";
import type { AgendaItemRecord } from "../../models/meeting.ts";
import type { Models } from "../database/models.ts";

/**
 * Scopes whose allocation stands on an agenda (`alliance:ID`, `county:CODE`), in whichever edition: a plan that was proposed
 * and then followed the lists is another record.
 */
export async function scopesOnAgenda(models: Pick<Models, "plans">, agenda: readonly Pick<AgendaItemRecord, "kind" | "subject">[], session?: ClientSession): Promise<Set<string>> {
  const ids = agenda.flatMap(({ kind, subject }) => (kind === "plan" && subject !== null ? [subject] : []));
  if (ids.length === 0) return new Set();
  const plans = await models.plans.find({ _id: { $in: ids } }, { scope: 1 }, session ? { session } : {}).lean();
  return new Set(plans.map(({ scope }) => scope));
}
