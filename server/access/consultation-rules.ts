import type { ConsultationState, ConsultationStep } from "../../app/contracts/consultations.ts";
import type { ConsultationRecord } from "../../models/consultation.ts";
import type { Actor } from "./actor.ts";
import { alliancesOf, countiesOf, isAdministrator, isOfficerOfCounty } from "./scope.ts";

/** What the rules need to know of the draft of a policy on which enterprises are asked. */
export type ConsultationSubject = Pick<ConsultationRecord, "county" | "department" | "alliances" | "state" | "from">;

interface StepRule {
  from: readonly ConsultationState[];
  /** State afterwards; absent: as before. */
  to?: ConsultationState;
}

/**
 * Which step can be taken in what state, and what state it leads to; every one is the department's. Two moves are nobody's: the clock closes what
 * is open after its last day, and what is closed is answered once no comment is owed an answer (`afterClosing`, `afterAnswers`).
 */
export const consultationTable: Readonly<Record<ConsultationStep, StepRule>> = {
  edit: { from: ["draft"] },
  open: { from: ["draft"], to: "open" },
  correct: { from: ["open"] },
  answer: { from: ["closed", "answered"] },
  publish: { from: ["answered"], to: "published" },
  drop: { from: ["draft", "open", "closed", "answered"], to: "dropped" },
  again: { from: ["closed", "answered", "dropped"] },
};

/** State once the last day is over. Pure. */
export const afterClosing = ({ owed }: { owed: number }): ConsultationState => (owed === 0 ? "answered" : "closed");

/** State once answers were given: nothing but what is closed moves on by them. Pure. */
export const afterAnswers = (state: ConsultationState, { owed }: { owed: number }): ConsultationState => (state === "closed" && owed === 0 ? "answered" : state);

/** Whether it was ever opened; one that was not is the department's alone, dropped or not. Pure. */
const wasOpened = ({ from }: Pick<ConsultationSubject, "from">): boolean => from !== null;

/** Organizations for which the actor asks enterprises: the departments of which they are an officer, each with its county. Pure. */
export const departmentsOf = (actor: Actor): { organization: string; county: string }[] =>
  actor.seats.flatMap(({ role, organization, county }) => (role === "officer" && organization !== null && county !== null ? [{ organization, county }] : []));

/** Who asks, answers and publishes: an officer of the department itself, and of no other one. Pure. */
export const isDepartment = (actor: Actor, { department, county }: Pick<ConsultationSubject, "department" | "county">): boolean =>
  departmentsOf(actor).some((seat) => seat.organization === department && seat.county === county);

/**
 * Who may see one. Pure.
 * The department always. Once it was opened also who has a seat in an alliance that is asked, the officers of the county and administrators.
 */
export const canSeeConsultation = (actor: Actor, subject: ConsultationSubject): boolean =>
  isDepartment(actor, subject) ||
  (wasOpened(subject) && (isAdministrator(actor) || isOfficerOfCounty(actor, subject.county) || alliancesOf(actor).some((alliance) => subject.alliances.includes(alliance))));

/** Restricts a query to those that the actor may see. Pure. */
export function readableConsultations(actor: Actor): Record<string, unknown> {
  const opened = { from: { $type: "string" } };
  return {
    $or: [
      ...departmentsOf(actor).map(({ organization, county }) => ({ department: organization, county })),
      { alliances: { $in: alliancesOf(actor) }, ...opened },
      { county: { $in: countiesOf(actor) }, ...opened },
      ...(isAdministrator(actor) ? [opened] : []),
    ],
  };
}

/** Who may write one in a department's name: its officers. Pure. */
export const canConsult = (actor: Actor): boolean => departmentsOf(actor).length > 0;

/** Steps that the actor may take now. Pure. */
export const consultationStepsOf = (actor: Actor, subject: ConsultationSubject): ConsultationStep[] =>
  isDepartment(actor, subject) ? (Object.keys(consultationTable) as ConsultationStep[]).filter((step) => consultationTable[step].from.includes(subject.state) && (step !== "again" || wasOpened(subject))) : [];

/**
 * Units for which the actor may speak on a draft, each with the alliance by which it is asked. Pure.
 * The liaison, the service unit's person or the chair, in an alliance that is asked; never for the department itself. Whether the unit is still a
 * member is for the caller to look up.
 */
export function commentingSeats(actor: Actor, { alliances, department }: Pick<ConsultationSubject, "alliances" | "department">): { organization: string; alliance: string }[] {
  const seats = actor.seats.flatMap(({ role, organization, alliance }) =>
    organization !== null && organization !== department && alliance !== null && alliances.includes(alliance) && (role === "liaison" || role === "service" || role === "chair")
      ? [{ organization, alliance }]
      : [],
  );
  return [...new Map(seats.map((seat) => [seat.organization, seat])).values()];
}

/** Whether comments are taken: it is open, and its last day is not over. Pure. */
export const takesComments = ({ state, until }: Pick<ConsultationRecord, "state" | "until">, today: string): boolean => state === "open" && today <= until;

/**
 * Who reads whose a comment is. Pure.
 * Everybody who may see the draft, where the unit is named. Where it asked to be named to the department only: the department, and who speaks for the unit as
 * one of the audience. Not administrators, nor officers of other departments.
 */
export const canReadCommenter = (actor: Actor, subject: ConsultationSubject, comment: { organization: string; named: boolean }): boolean =>
  comment.named || isDepartment(actor, subject) || commentingSeats(actor, subject).some(({ organization }) => organization === comment.organization);
