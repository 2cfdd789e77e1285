import type { z } from "zod";
import type { caseDispatch, caseNote, CaseView } from "../../app/contracts/cases.ts";
import type { Actor } from "../access/actor.ts";
import { keepsHotline } from "../access/case-rules.ts";
import { dayAt } from "../clock.ts";
import { badField, conflict, forbidden } from "../errors.ts";
import { changeCase } from "./change-case.ts";
import type { HotlineDependencies } from "./hotline-ports.ts";
import { waitsForUnit } from "./waits-for-unit.ts";

/**
 * Gives a case to the unit that the duty catalogue names (派单), with a limit in work days from today; giving it to
 * another one starts the limit anew. @throws forbidden for who does not keep the line; conflict `case_step` once replied
 * to; bad_input on `unit` that is neither a member nor a department or service of the county
 */
export const dispatchCase = (
  dependencies: HotlineDependencies,
  actor: Actor,
  id: string,
  input: z.output<typeof caseDispatch>,
  revision?: number,
): Promise<CaseView> =>
  changeCase(dependencies, actor, id, revision, async (record, transaction) => {
    const { models, notify, addWorkDays, peopleActingFor } = dependencies;
    if (!keepsHotline(actor, record)) throw forbidden();
    if (record.state !== "received" && record.state !== "dispatched" && record.state !== "handling") throw conflict("case_step");
    const { session, at } = transaction;
    const unit = await models.organizations.findOne({ _id: input.unit }, { shortName: 1, kind: 1, county: 1 }, { session }).lean();
    const member = await models.memberships.exists({ alliance: record.alliance, organization: input.unit, leftAt: null }).session(session);
    if (!unit || !(member || (unit.kind !== "enterprise" && unit.county === record.county))) throw badField("unit", "not_allowed");
    const dispatchedOn = dayAt(at);
    const { due } = addWorkDays(dispatchedOn, input.workDays);
    await notify(transaction, await peopleActingFor(transaction, input.unit), {
      key: `case.dispatched:${id}:${record.revision}`,
      kind: "case_dispatched",
      facts: { number: record.number, title: record.title, day: due },
      href: `/cases/${id}`,
    });
    return {
      changes: { state: "dispatched", unit: input.unit, rule: input.rule, dispatchedOn, workDays: input.workDays, due, supervised: false, overdueTold: false },
      entry: { kind: "dispatched", text: `${unit.shortName}：${input.rule}` },
    };
  });

/**
 * Puts a case under supervision (督办) and tells its unit.
 * @throws forbidden for who does not keep the line; conflict `case_step` when no unit is at it, or it is supervised already
 */
export const superviseCase = (
  dependencies: HotlineDependencies,
  actor: Actor,
  id: string,
  input: z.output<typeof caseNote>,
  revision?: number,
): Promise<CaseView> =>
  changeCase(dependencies, actor, id, revision, async (record, transaction) => {
    if (!keepsHotline(actor, record)) throw forbidden();
    if (!waitsForUnit(record) || record.supervised) throw conflict("case_step");
    await dependencies.notify(transaction, await dependencies.peopleActingFor(transaction, record.unit!), {
      key: `case.supervised:${id}:${record.round}`,
      kind: "case_supervised",
      facts: { number: record.number, title: record.title, day: record.due ?? "" },
      href: `/cases/${id}`,
    });
    return { changes: { supervised: true }, entry: { kind: "supervised", text: input.note } };
  });
