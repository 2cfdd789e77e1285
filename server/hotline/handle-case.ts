import type { z } from "zod";
import type { caseNote, caseReply, caseReturn, CaseView } from "../../app/contracts/cases.ts";
import type { CaseRecord } from "../../models/case.ts";
import type { Actor } from "../access/actor.ts";
import { canHandleCase } from "../access/case-rules.ts";
import { badField, conflict, forbidden } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { changeCase } from "./change-case.ts";
import type { HotlineDependencies } from "./hotline-ports.ts";
import { peopleOfHotline } from "./people-of-hotline.ts";
import { waitsForUnit } from "./waits-for-unit.ts";

/** The unit sets to work (办理). @throws forbidden for others; conflict `case_step` when it has done so, or replied */
export const takeCase = (
  dependencies: HotlineDependencies,
  actor: Actor,
  id: string,
  input: z.output<typeof caseNote>,
  revision?: number,
): Promise<CaseView> =>
  changeCase(dependencies, actor, id, revision, (record) => {
    if (!canHandleCase(actor, record)) throw forbidden();
    if (record.state !== "dispatched") throw conflict("case_step");
    return { changes: { state: "handling" }, entry: { kind: "taken", text: input.note } };
  });

/**
 * The unit gives the case back with its reason, and names the right unit if it knows it; the limit ends, who keeps the
 * line is told. @throws forbidden, conflict as `takeCase`; bad_input on `unit` that is its own
 */
export const returnCase = (
  dependencies: HotlineDependencies,
  actor: Actor,
  id: string,
  input: z.output<typeof caseReturn>,
  revision?: number,
): Promise<CaseView> =>
  changeCase(dependencies, actor, id, revision, async (record, transaction) => {
    if (!canHandleCase(actor, record)) throw forbidden();
    if (!waitsForUnit(record)) throw conflict("case_step");
    if (input.unit === record.unit) throw badField("unit", "not_allowed");
    const right = input.unit
      ? await dependencies.models.organizations.findOne({ _id: input.unit }, { shortName: 1 }, { session: transaction.session }).lean()
      : null;
    if (input.unit && !right) throw badField("unit", "unknown_record");
    await tellKeepers(dependencies, transaction, record, "case_returned", { reason: input.reason });
    return {
      changes: { state: "received", unit: null, rule: "", dispatchedOn: null, workDays: null, due: null },
      entry: { kind: "returned", text: right ? `${input.reason}（${right.shortName}）` : input.reason },
    };
  });

/**
 * The unit replies (答复); who keeps the line and who called are told.
 * @throws forbidden for others; conflict `case_step` when it has replied, or the case is not with a unit
 */
export const replyToCase = (
  dependencies: HotlineDependencies,
  actor: Actor,
  id: string,
  input: z.output<typeof caseReply>,
  revision?: number,
): Promise<CaseView> =>
  changeCase(dependencies, actor, id, revision, async (record, transaction) => {
    if (!canHandleCase(actor, record)) throw forbidden();
    if (!waitsForUnit(record)) throw conflict("case_step");
    await tellKeepers(dependencies, transaction, record, "case_replied", {});
    await dependencies.notify(transaction, await peopleOfCaller(dependencies, transaction, record), {
      key: `case.answer:${id}:${record.revision}`,
      kind: "case_answered",
      facts: { number: record.number, title: record.title },
      href: `/cases/${id}`,
    });
    return { changes: { state: "replied", reply: input.text }, entry: { kind: "replied", text: input.text } };
  });

async function tellKeepers(
  { models, notify }: HotlineDependencies,
  transaction: Transaction,
  record: CaseRecord,
  kind: "case_returned" | "case_replied",
  facts: Record<string, string>,
): Promise<void> {
  await notify(transaction, await peopleOfHotline(models, record, transaction), {
    key: `${kind}:${record._id}:${record.revision}`,
    kind,
    facts: { number: record.number, title: record.title, ...facts },
    href: `/cases/${record._id}`,
  });
}

/** Whose word counts for a case: who called, or the people of the firm in whose name it was entered. */
export const peopleOfCaller = async (
  { peopleActingFor }: HotlineDependencies,
  transaction: Transaction,
  { person, organization, onBehalf }: CaseRecord,
): Promise<string[]> => (onBehalf && organization ? peopleActingFor(transaction, organization) : [person]);
