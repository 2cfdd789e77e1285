import type { SuggestionRecord } from "../../../models/suggestion.ts";
import type { Actor } from "../../access/actor.ts";
import { standsFor } from "../../access/meeting-rules.ts";
import { canLeadSuggestions } from "../../access/suggestion-rules.ts";
import { alliancesOf } from "../../access/scope.ts";
import { dayAt } from "../../clock.ts";
import { nameIn, readNames } from "../../database/read-names.ts";
import type { Dependencies } from "../../dependencies.ts";
import { shortText } from "../../short-text.ts";

/**
 * A suggestion that waits for the actor: to be given to a unit, its silent proposer to be called, or a late unit to be
 * urged by who leads the ledger; answered by its unit; judged by who proposed it.
 */
export interface SuggestionToDo {
  step: "assign" | "call" | "urge" | "answer" | "judge";
  id: string;
  /** Its beginning, in one line. */
  text: string;
  /** The unit that has it; empty where none does. */
  unit: string;
  /** The unit's day, or the end of the proposer's time; null where none is set. */
  due: string | null;
}

/** Most of one kind. */
const MOST = 50;

/** Every suggestion whose next step is the actor's; each kind by its day, then the oldest first. */
export async function listSuggestionsToDo({ models, clock }: Pick<Dependencies, "models" | "clock">, actor: Actor): Promise<SuggestionToDo[]> {
  const led = alliancesOf(actor).filter((alliance) => canLeadSuggestions(actor, alliance));
  const seats = actor.seats.flatMap(({ organization, alliance, role }) =>
    organization !== null && role !== "secretary" ? [{ organization, ...(alliance && { alliance }) }] : [],
  );
  const answers = seats.map(({ organization, ...scope }) => ({ unit: organization, ...scope }));
  const [waiting, own, late, said] = await Promise.all([
    led.length === 0 ? [] : models.suggestions.find({ alliance: { $in: led }, state: { $in: ["open", "silent"] } }).sort({ createdAt: 1 }).limit(MOST).lean(),
    answers.length === 0 ? [] : models.suggestions.find({ $or: answers, state: "assigned" }).sort({ due: 1 }).limit(MOST).lean(),
    led.length === 0
      ? []
      : models.suggestions.find({ alliance: { $in: led }, state: "assigned", due: { $type: "string", $lt: dayAt(clock.now()) } }).sort({ due: 1 }).limit(MOST).lean(),
    models.suggestions
      .find({ $or: [{ person: actor.person.id, onBehalf: false }, ...seats.map((seat) => ({ ...seat, onBehalf: true }))], state: { $in: ["solved", "silent"] } })
      .sort({ confirmUntil: 1 })
      .limit(MOST)
      .lean(),
  ]);
  const others = late.filter(({ alliance, unit }) => !standsFor(actor, alliance, unit!));
  const names = await readNames(models, { organizations: [...waiting, ...own, ...others, ...said].flatMap(({ unit }) => unit ?? []) });
  const told = (step: SuggestionToDo["step"], due: (suggestion: SuggestionRecord) => string | null) => (suggestion: SuggestionRecord) => ({
    step,
    id: suggestion._id,
    text: shortText(suggestion.text),
    unit: suggestion.unit === null ? "" : nameIn(names, suggestion.unit).name,
    due: due(suggestion),
  });
  return [
    ...own.map(told("answer", ({ due }) => due)),
    ...said.map(told("judge", ({ state, confirmUntil }) => (state === "solved" ? (confirmUntil?.toISOString() ?? null) : null))),
    ...waiting.map((suggestion) => told(suggestion.state === "open" ? "assign" : "call", () => null)(suggestion)),
    ...others.map(told("urge", ({ due }) => due)),
  ];
}
