import type { CaseView } from "../../app/contracts/cases.ts";
import type { CaseRecord } from "../../models/case.ts";
import type { Actor } from "../access/actor.ts";
import { canHandleCase, isCaller, keepsHotline } from "../access/case-rules.ts";
import { dayAt } from "../clock.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import type { HotlineDependencies } from "./hotline-ports.ts";
import { waitsForUnit } from "./waits-for-unit.ts";

/** Cases as the actor sees them, with the names they speak of; two reads however many there are. */
export async function presentCases(dependencies: HotlineDependencies, actor: Actor, cases: CaseRecord[]): Promise<CaseView[]> {
  const { models, clock, addWorkDays } = dependencies;
  const names = await readNames(models, {
    organizations: cases.flatMap(({ unit, organization }) => [unit, organization].flatMap((id) => id ?? [])),
    alliances: cases.map(({ alliance }) => alliance),
  });
  const today = dayAt(clock.now());
  return cases.map((record) => {
    const { state, dispatchedOn, workDays, due } = record;
    const keeper = keepsHotline(actor, record);
    const handles = canHandleCase(actor, record);
    const caller = isCaller(actor, record);
    return {
      id: record._id,
      alliance: nameIn(names, record.alliance),
      number: record.number,
      round: record.round,
      title: record.title,
      text: record.text,
      topic: record.topic,
      channel: record.channel,
      confidential: record.confidential,
      state,
      supervised: record.supervised,
      caller: {
        name: record.callerName,
        organization: record.organization === null ? null : nameIn(names, record.organization),
        phone: keeper || handles || caller ? record.callerPhone : "",
      },
      unit: record.unit === null ? null : nameIn(names, record.unit),
      rule: record.rule,
      clock:
        dispatchedOn !== null && workDays !== null && due !== null
          ? {
              from: dispatchedOn,
              workDays,
              due,
              special: addWorkDays(dispatchedOn, workDays).special,
              certain: addWorkDays(dispatchedOn, workDays).certain,
              overdue: waitsForUnit(record) && due < today,
            }
          : null,
      reply: record.reply,
      rating: record.rating,
      log: record.log.map(({ id, at, kind, name, text }) => ({ id, at: at.toISOString(), kind, name, text })),
      revision: record.revision,
      createdAt: record.createdAt.toISOString(),
      rights: {
        dispatch: keeper && (state === "received" || waitsForUnit(record)),
        take: handles && state === "dispatched",
        reply: handles && waitsForUnit(record),
        supervise: keeper && waitsForUnit(record) && !record.supervised,
        close: keeper && state === "replied",
        visit: keeper && state === "closed",
        rate: caller && state === "visited",
        told: keeper,
      },
    };
  });
}
