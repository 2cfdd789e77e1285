import type { Actor } from "../../access/actor.ts";
import { canDecideUrgent, readableUrgent } from "../../access/urgent-rules.ts";
import { isOfficerOfCounty } from "../../access/scope.ts";
import { CONFIRM_WITHIN_DAYS } from "../../../app/contracts/urgent-matters.ts";
import { addDays, dayAt } from "../../clock.ts";
import { nameIn, readNames } from "../../database/read-names.ts";
import type { Dependencies } from "../../dependencies.ts";
import { lateOn } from "./list-urgent.ts";

/** An urgent matter that no meeting has confirmed within 30 days, for the chair and the county's officers. */
export interface UrgentToDo {
  id: string;
  title: string;
  /** Its alliance. */
  counterpart: string;
  due: string;
}

/** Most that are listed. */
const MOST = 50;

/** Every urgent matter that has waited for more than 30 days and is the actor's to see to. Reads only. */
export async function listUrgentToDo({ models, clock }: Pick<Dependencies, "models" | "clock">, actor: Actor, kept: readonly string[]): Promise<UrgentToDo[]> {
  if (kept.length === 0) return [];
  const found = await models.urgentMatters
    .find({ $and: [readableUrgent(actor), { alliance: { $in: kept } }, lateOn(dayAt(clock.now()))] })
    .sort({ createdAt: 1, _id: 1 })
    .limit(MOST)
    .lean();
  const mine = found.filter(({ alliance, county }) => canDecideUrgent(actor, alliance) || isOfficerOfCounty(actor, county));
  const names = await readNames(models, { alliances: mine.map(({ alliance }) => alliance) });
  return mine.map(({ _id, title, alliance, createdAt }) => ({ id: _id, title, counterpart: nameIn(names, alliance).name, due: addDays(dayAt(createdAt), CONFIRM_WITHIN_DAYS) }));
}
