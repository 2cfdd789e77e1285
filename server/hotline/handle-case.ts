import type { z } from "zod";
import type { caseNote, caseReply, caseReturn } from "../../app/contracts/cases.ts";
import { canHandleCase } from "../access/case-rules.ts";
import { badField } from "../errors.ts";
import { caseStep } from "./case-step.ts";
import { peopleOfCaller, peopleOfHotline } from "./people-of-hotline.ts";
import { waitsForUnit } from "./waits-for-unit.ts";

/** The unit sets to work (办理). @throws as `caseStep`, conflict when it has done so, or replied */
export const takeCase = caseStep<z.output<typeof caseNote>>({
  may: canHandleCase,
  at: ({ state }) => state === "dispatched",
  take: ({ input }) => ({ changes: { state: "handling" }, entry: { kind: "taken", text: input.note } }),
});

/**
 * The unit gives the case back with its reason, and names the right unit if it knows it; the limit ends, who keeps the
 * line is told. @throws as `caseStep`, conflict when it has replied; bad_input on `unit` that is its own or unknown
 */
export const returnCase = caseStep<z.output<typeof caseReturn>>({
  may: canHandleCase,
  at: waitsForUnit,
  async take({ dependencies: { models }, transaction, record, input, tell }) {
    if (input.unit === record.unit) throw badField("unit", "not_allowed");
    const right = input.unit ? await models.organizations.findOne({ _id: input.unit }, { shortName: 1 }, { session: transaction.session }).lean() : null;
    if (input.unit && !right) throw badField("unit", "unknown_record");
    await tell(await peopleOfHotline(models, record, transaction), {
      key: `case_returned:${record._id}:${record.revision}`,
      kind: "case_returned",
      facts: { reason: input.reason },
    });
    return {
      changes: { state: "received", unit: null, rule: "", dispatchedOn: null, workDays: null, due: null },
      entry: { kind: "returned", text: right ? `${input.reason}（${right.shortName}）` : input.reason },
    };
  },
});

/** The unit replies (答复); who keeps the line and who called are told. @throws as `caseStep`, conflict when it has replied */
export const replyToCase = caseStep<z.output<typeof caseReply>>({
  may: canHandleCase,
  at: waitsForUnit,
  async take({ dependencies, transaction, record, input, tell }) {
    const { _id: id, revision } = record;
    await tell(await peopleOfHotline(dependencies.models, record, transaction), { key: `case_replied:${id}:${revision}`, kind: "case_replied" });
    await tell(await peopleOfCaller(dependencies, transaction, record), { key: `case.answer:${id}:${revision}`, kind: "case_answered" });
    return { changes: { state: "replied", reply: input.text }, entry: { kind: "replied", text: input.text } };
  },
});
