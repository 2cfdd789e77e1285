import type { z } from "zod";
import type { caseDispatch, caseNote } from "../../app/contracts/cases.ts";
import { keepsHotline } from "../access/case-rules.ts";
import { dayAt } from "../clock.ts";
import { badField } from "../errors.ts";
import { caseStep } from "./case-step.ts";
import { waitsForUnit } from "./waits-for-unit.ts";

/**
 * Who keeps the line gives a case to the unit that the duty catalogue names (派单), with a limit in work days from today;
 * giving it to another one starts the limit anew.
 * @throws as `caseStep`, conflict once replied to; bad_input on `unit` that is neither a member nor a department or
 * service of the county
 */
export const dispatchCase = caseStep<z.output<typeof caseDispatch>>({
  may: keepsHotline,
  at: (record) => record.state === "received" || waitsForUnit(record),
  async take({ dependencies, transaction, record, input, tell }) {
    const { models, addWorkDays, peopleActingFor } = dependencies;
    const { session, at } = transaction;
    const unit = await models.organizations.findOne({ _id: input.unit }, { shortName: 1, kind: 1, county: 1 }, { session }).lean();
    const member = await models.memberships.exists({ alliance: record.alliance, organization: input.unit, leftAt: null }).session(session);
    if (!unit || !(member || (unit.kind !== "enterprise" && unit.county === record.county))) throw badField("unit", "not_allowed");
    const dispatchedOn = dayAt(at);
    const { due } = addWorkDays(dispatchedOn, input.workDays);
    await tell(await peopleActingFor(transaction, input.unit), {
      key: `case.dispatched:${record._id}:${record.revision}`,
      kind: "case_dispatched",
      facts: { day: due },
      asks: input.unit,
    });
    return {
      changes: { state: "dispatched", unit: input.unit, rule: input.rule, dispatchedOn, workDays: input.workDays, due, supervised: false, overdueTold: false },
      entry: { kind: "dispatched", text: `${unit.shortName}：${input.rule}` },
    };
  },
});

/**
 * Who keeps the line puts a case under supervision (督办); its unit is told.
 * @throws as `caseStep`, conflict when no unit is at it, or it is supervised already
 */
export const superviseCase = caseStep<z.output<typeof caseNote>>({
  may: keepsHotline,
  at: (record) => waitsForUnit(record) && !record.supervised,
  async take({ dependencies, transaction, record, input, tell }) {
    await tell(await dependencies.peopleActingFor(transaction, record.unit!), {
      key: `case.supervised:${record._id}:${record.round}`,
      kind: "case_supervised",
      facts: { day: record.due ?? "" },
    });
    return { changes: { supervised: true }, entry: { kind: "supervised", text: input.note } };
  },
});
