import type { z } from "zod";
import type { caseNote, caseRating, caseVisit, CaseView } from "../../app/contracts/cases.ts";
import type { Actor } from "../access/actor.ts";
import { isCaller, keepsHotline } from "../access/case-rules.ts";
import { dayAt } from "../clock.ts";
import { conflict, forbidden } from "../errors.ts";
import { changeCase } from "./change-case.ts";
import { peopleOfCaller } from "./handle-case.ts";
import type { HotlineDependencies } from "./hotline-ports.ts";

/** Who keeps the line closes what is replied to (办结). @throws forbidden for others; conflict `case_step` before the reply */
export const closeCase = (
  dependencies: HotlineDependencies,
  actor: Actor,
  id: string,
  input: z.output<typeof caseNote>,
  revision?: number,
): Promise<CaseView> =>
  changeCase(dependencies, actor, id, revision, (record) => {
    if (!keepsHotline(actor, record)) throw forbidden();
    if (record.state !== "replied") throw conflict("case_step");
    return { changes: { state: "closed", supervised: false }, entry: { kind: "closed", text: input.note } };
  });

/**
 * The one visit-back of a round (回访). A satisfied caller is asked for a rating; a dissatisfied one reopens the case
 * under its number, supervised, with the same limit counted from today: it is never overdue by the old one.
 * @throws forbidden for who does not keep the line; conflict `case_step` before it is closed, or visited already
 */
export const visitCase = (
  dependencies: HotlineDependencies,
  actor: Actor,
  id: string,
  input: z.output<typeof caseVisit>,
  revision?: number,
): Promise<CaseView> =>
  changeCase(dependencies, actor, id, revision, async (record, transaction) => {
    const { notify, addWorkDays, peopleActingFor } = dependencies;
    if (!keepsHotline(actor, record)) throw forbidden();
    if (record.state !== "closed") throw conflict("case_step");
    const facts = { number: record.number, title: record.title };
    const href = `/cases/${id}`;
    if (input.satisfied) {
      await notify(transaction, await peopleOfCaller(dependencies, transaction, record), { key: `case.rate:${id}:${record.round}`, kind: "case_rate", facts, href });
      return { changes: { state: "visited" }, entry: { kind: "visited", text: input.note } };
    }
    const dispatchedOn = dayAt(transaction.at);
    const { due } = addWorkDays(dispatchedOn, record.workDays!);
    await notify(transaction, await peopleActingFor(transaction, record.unit!), {
      key: `case.reopened:${id}:${record.round}`,
      kind: "case_reopened",
      facts: { ...facts, day: due, note: input.note },
      href,
    });
    return {
      changes: { state: "dispatched", round: record.round + 1, dispatchedOn, due, supervised: true, overdueTold: false, reply: null },
      entry: { kind: "reopened", text: input.note },
    };
  });

/** The caller's rating (评价), once. @throws forbidden for others; conflict `case_step` before the visit-back, or rated already */
export const rateCase = (
  dependencies: HotlineDependencies,
  actor: Actor,
  id: string,
  input: z.output<typeof caseRating>,
  revision?: number,
): Promise<CaseView> =>
  changeCase(dependencies, actor, id, revision, (record) => {
    if (!isCaller(actor, record)) throw forbidden();
    if (record.state !== "visited") throw conflict("case_step");
    return { changes: { state: "rated", rating: input }, entry: { kind: "rated", text: input.note } };
  });
