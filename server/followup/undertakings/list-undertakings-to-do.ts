import type { UndertakingStep } from "../../../app/contracts/undertakings.ts";
import type { UndertakingRecord } from "../../../models/undertaking.ts";
import type { Actor } from "../../access/actor.ts";
import { countiesOf } from "../../access/scope.ts";
import { partiesOf, stepsOf } from "../../access/undertaking-rules.ts";
import { addDays, dayAt } from "../../clock.ts";
import { nameIn, readNames } from "../../database/read-names.ts";
import type { Dependencies } from "../../dependencies.ts";
import { nameOfOwner } from "./move-undertaking.ts";
import { fridayOf, missedWeek, weekOf, weeksOf } from "./week-of.ts";

/**
 * A hard problem that waits for the actor. `accept`: to be taken on, at first or from another owner; `line`: this week's line; `missed`: last week had
 * none; `reply`: to the helped unit; `finish`: its last day is near or past; `confirm`: the helped unit's word; `extend`: a later day is asked for.
 */
export interface UndertakingToDo {
  step: "accept" | "line" | "missed" | "reply" | "finish" | "confirm" | "extend";
  id: string;
  title: string;
  /** The owner to the others; to the owner the helped unit. */
  counterpart: string;
  due: string | null;
}

/** Most of one kind. */
const MOST = 50;
/** How many days before its last day a problem is told to its owner. */
const SOON_DAYS = 3;

/** Every problem whose next step is the actor's. Reads only. */
export async function listUndertakingsToDo({ models, clock }: Pick<Dependencies, "models" | "clock">, actor: Actor): Promise<UndertakingToDo[]> {
  const now = clock.now();
  const me = actor.person.id;
  const find = (filter: Record<string, unknown>) => models.undertakings.find(filter).sort({ createdAt: -1, _id: -1 }).limit(MOST).lean();
  const counties = countiesOf(actor);
  const units = actor.seats.flatMap(({ organization, role }) => (organization !== null && role !== "secretary" ? [organization] : []));
  const [owned, named, assisted, said, asked] = await Promise.all([
    find({ "owner.person": me, state: { $in: ["proposed", "running", "done"] } }),
    find({ "handOn.person": me, state: "running" }),
    find({ "assistant.person": me, state: "running" }),
    units.length === 0 ? [] : find({ helped: { $in: units }, state: "done" }),
    counties.length === 0 ? [] : find({ county: { $in: counties }, state: "running", "extension.due": { $type: "string" } }),
  ]);
  const found = [...new Map([...owned, ...named, ...assisted, ...said, ...asked].map((record) => [record._id, record])).values()];
  const names = await readNames(models, { organizations: found.map(({ helped }) => helped) });
  return found.flatMap((record) => {
    const may = new Set(stepsOf(actor, record));
    return stepsToDo(record, may, partiesOf(actor, record).has("owner"), now).map(({ step, due }) => ({
      step,
      id: record._id,
      title: record.title,
      counterpart: may.has("confirm") || may.has("grant_time") ? nameOfOwner(record.owner) : nameIn(names, record.helped).name,
      due,
    }));
  });
}

/** What waits, of what the actor may do now. Pure. */
function stepsToDo(record: UndertakingRecord, may: ReadonlySet<UndertakingStep>, isOwner: boolean, now: Date): Pick<UndertakingToDo, "step" | "due">[] {
  const today = dayAt(now);
  const week = weekOf(today);
  const missed = missedWeek(record, now);
  const isLineDue = now >= fridayOf(week) && weeksOf(record, now).at(-1)?.state === "open";
  const steps: [UndertakingToDo["step"], boolean, string | null][] = [
    ["accept", may.has("accept") || may.has("take_on"), null],
    ["missed", may.has("line") && missed !== null && !isLineDue, missed && addDays(missed, 6)],
    ["line", may.has("line") && isLineDue, addDays(week, 6)],
    ["reply", isOwner && may.has("write") && record.answerDue !== null, record.answerDue],
    ["finish", isOwner && record.state === "running" && record.due <= addDays(today, SOON_DAYS), record.due],
    ["confirm", may.has("confirm"), null],
    ["extend", may.has("grant_time"), null],
  ];
  return steps.flatMap(([step, waits, due]) => (waits ? [{ step, due }] : []));
}
