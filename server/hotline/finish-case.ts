import type { z } from "zod";
import type { caseNote, caseRating, caseVisit } from "../../app/contracts/cases.ts";
import { isCaller, keepsHotline } from "../access/case-rules.ts";
import { dayAt } from "../clock.ts";
import { caseStep } from "./case-step.ts";
import { peopleOfCaller } from "./people-of-hotline.ts";

/** Who keeps the line closes what is replied to (办结). @throws as `caseStep`, conflict before the reply */
export const closeCase = caseStep<z.output<typeof caseNote>>({
  may: keepsHotline,
  at: ({ state }) => state === "replied",
  take: ({ input }) => ({ changes: { state: "closed", supervised: false }, entry: { kind: "closed", text: input.note } }),
});

/**
 * The one visit-back of a round (回访), by who keeps the line. A satisfied caller is asked for a rating; a dissatisfied one
 * reopens the case under its number, supervised, with the same limit counted from today: it is never overdue by the old
 * one. @throws as `caseStep`, conflict before it is closed, or visited already
 */
export const visitCase = caseStep<z.output<typeof caseVisit>>({
  may: keepsHotline,
  at: ({ state }) => state === "closed",
  async take({ dependencies, transaction, record, input, tell }) {
    const { _id: id, round } = record;
    if (input.satisfied) {
      await tell(await peopleOfCaller(dependencies, transaction, record), { key: `case.rate:${id}:${round}`, kind: "case_rate" });
      return { changes: { state: "visited" }, entry: { kind: "visited", text: input.note } };
    }
    const dispatchedOn = dayAt(transaction.at);
    const { due } = dependencies.addWorkDays(dispatchedOn, record.workDays!);
    await tell(await dependencies.peopleActingFor(transaction, record.unit!), {
      key: `case.reopened:${id}:${round}`,
      kind: "case_reopened",
      facts: { day: due, note: input.note },
      asks: record.unit!,
    });
    return {
      changes: { state: "dispatched", round: round + 1, dispatchedOn, due, supervised: true, overdueTold: false, reply: null },
      entry: { kind: "reopened", text: input.note },
    };
  },
});

/** The caller's rating (评价), once. @throws as `caseStep`, conflict before the visit-back, or rated already */
export const rateCase = caseStep<z.output<typeof caseRating>>({
  may: isCaller,
  at: ({ state }) => state === "visited",
  take: ({ input }) => ({ changes: { state: "rated", rating: input }, entry: { kind: "rated", text: input.note } }),
});
