import type { UndertakingState, UndertakingStep } from "../../app/contracts/undertakings.ts";
import type { UndertakingRecord } from "../../models/undertaking.ts";
import type { Actor } from "./actor.ts";
import { leadsAlliance, standsFor, stoodForBy } from "./meeting-rules.ts";
import { isInsider, isOfficerOfCounty, keepsAlliance, readableInside } from "./scope.ts";

/** What the rules need to know of a hard problem that a leader owns. */
export type UndertakingSubject = Pick<UndertakingRecord, "alliance" | "county" | "state" | "owner" | "assistant" | "handOn" | "extension" | "helped" | "helpers">;

/**
 * Parts that somebody can have in one. `raiser`: who may raise and ask. `asked`: who is named and has not answered. `owner`: who took it on.
 * `assistant`: who may write the owner's weekly line. `newcomer`: to whom it is to be handed on. `helped`: who stands for the unit that it helps.
 * `department`: officers of the county, but never for what is their own.
 */
export type UndertakingParty = "raiser" | "asked" | "owner" | "assistant" | "newcomer" | "helped" | "department";

interface StepRule {
  from: readonly UndertakingState[];
  by: readonly UndertakingParty[];
  /** State afterwards; absent: as before. */
  to?: UndertakingState;
  /** Something that must wait for an answer, or must not. */
  waits?: Partial<Record<"handOn" | "extension", boolean>>;
}

/** Which step is whose, in what state, and what state it leads to. */
export const undertakingTable: Readonly<Record<UndertakingStep, StepRule>> = {
  accept: { from: ["proposed"], by: ["asked"], to: "running" },
  decline: { from: ["proposed"], by: ["asked"], to: "declined" },
  ask_again: { from: ["proposed", "declined"], by: ["raiser"], to: "proposed" },
  line: { from: ["running"], by: ["owner", "assistant"] },
  assistant: { from: ["running"], by: ["owner"] },
  hand_on: { from: ["running"], by: ["owner", "department"], waits: { handOn: false } },
  recall: { from: ["running"], by: ["owner", "department"], waits: { handOn: true } },
  take_on: { from: ["running"], by: ["newcomer"], waits: { handOn: true } },
  refuse: { from: ["running"], by: ["newcomer"], waits: { handOn: true } },
  ask_time: { from: ["running"], by: ["owner"], waits: { extension: false } },
  grant_time: { from: ["running"], by: ["department"], waits: { extension: true } },
  deny_time: { from: ["running"], by: ["department"], waits: { extension: true } },
  finish: { from: ["running"], by: ["owner"], to: "done", waits: { handOn: false } },
  confirm: { from: ["done"], by: ["helped"], to: "confirmed" },
  not_solved: { from: ["done"], by: ["helped"], to: "running" },
  stop: { from: ["proposed", "declined", "running", "done"], by: ["department"], to: "stopped" },
  write: { from: ["running", "done"], by: ["owner", "helped"] },
};

/** Who may see one: insiders of its alliance, and who stands for the unit that it helps or for one that helps. Pure. */
export const canSeeUndertaking = (actor: Actor, subject: UndertakingSubject): boolean =>
  isInsider(actor, subject) || [subject.helped, ...subject.helpers].some((unit) => standsFor(actor, subject.alliance, unit));

/** Filter for those that the actor finds in the ledger and that are counted. Pure. */
export const readableUndertakings = (actor: Actor): Record<string, unknown> => readableInside(actor, stoodForBy(actor, "helped", "helpers"));

/** Who may raise one and say who is asked: the chair of today, the secretary, and the officers of the county. Pure. */
export { leadsAlliance as canRaiseUndertaking } from "./meeting-rules.ts";

/** The parts that the actor has in one. A person named has none once they are no insider any more. Pure. */
export function partiesOf(actor: Actor, subject: UndertakingSubject): Set<UndertakingParty> {
  const { alliance, county, state, owner, assistant, handOn, helped } = subject;
  const inside = isInsider(actor, subject);
  const is = (person: string | undefined) => inside && person === actor.person.id;
  const isOwner = is(owner.person) && state !== "declined";
  const parties: [UndertakingParty, boolean][] = [
    ["raiser", leadsAlliance(actor, subject)],
    ["asked", isOwner && state === "proposed"],
    ["owner", isOwner && state !== "proposed"],
    ["assistant", is(assistant?.person)],
    ["newcomer", is(handOn?.person)],
    // Nobody says of their own work that it is done well.
    ["helped", !isOwner && standsFor(actor, alliance, helped)],
    ["department", !isOwner && isOfficerOfCounty(actor, county)],
  ];
  return new Set(parties.flatMap(([party, holds]) => (holds ? [party] : [])));
}

/** Whether it is at a step. Pure. */
export function isAtStep(subject: UndertakingSubject, step: UndertakingStep): boolean {
  const { from, waits = {} } = undertakingTable[step];
  return (
    from.includes(subject.state) &&
    (waits.handOn === undefined || waits.handOn === (subject.handOn !== null)) &&
    (waits.extension === undefined || waits.extension === (subject.extension !== null))
  );
}

/** Whether a step, where it is at it, is the actor's. Pure. */
export function isStepOf(actor: Actor, subject: UndertakingSubject, step: UndertakingStep): boolean {
  const parties = partiesOf(actor, subject);
  return undertakingTable[step].by.some((party) => parties.has(party));
}

/** Steps that the actor may take now. Pure. */
export function stepsOf(actor: Actor, subject: UndertakingSubject): UndertakingStep[] {
  return (Object.keys(undertakingTable) as UndertakingStep[]).filter((step) => isAtStep(subject, step) && isStepOf(actor, subject, step));
}

/** Who reads what the helped unit and the owner write to each other: both of them, the owner's assistant, and who keeps the alliance. Others may be competitors of the unit. Pure. */
export const canReadMessages = (actor: Actor, subject: UndertakingSubject): boolean => {
  const parties = partiesOf(actor, subject);
  return parties.has("owner") || parties.has("helped") || parties.has("assistant") || keepsAlliance(actor, subject);
};
