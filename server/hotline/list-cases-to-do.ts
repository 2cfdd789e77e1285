import type { CaseState } from "../../app/contracts/cases.ts";
import type { CaseRecord } from "../../models/case.ts";
import type { Actor } from "../access/actor.ts";
import { standsFor } from "../access/meeting-rules.ts";
import { countiesOf } from "../access/scope.ts";
import { dayAt } from "../clock.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import type { HotlineDependencies } from "./hotline-ports.ts";
import { waitsForUnit } from "./waits-for-unit.ts";

/** What a case asks of somebody: see `CaseToDo`. */
const steps = { received: "dispatch", dispatched: "handle", handling: "handle", replied: "close", closed: "visit", visited: "rate" } as const;

/**
 * A case that waits for the actor: to be dispatched, closed or visited back by who keeps the line, handled by the unit
 * that has it, rated by who called; `urge`: late with another unit, for who keeps the line.
 */
export interface CaseToDo {
  step: (typeof steps)[keyof typeof steps] | "urge";
  id: string;
  title: string;
  /** The other side: the unit where it was somebody's reply, else who called. */
  counterpart: string;
  /** Last day of the unit's limit; null where no limit runs. */
  due: string | null;
}

/** Most of one kind. */
const MOST = 50;

/** Every case whose next step is the actor's, those with a limit by their day, then the oldest first. */
export async function listCasesToDo({ models, clock }: Pick<HotlineDependencies, "models" | "clock">, actor: Actor): Promise<CaseToDo[]> {
  const handled = actor.seats.flatMap(({ organization, alliance, role }) =>
    organization !== null && role !== "secretary" ? [{ unit: organization, ...(alliance && { alliance }) }] : [],
  );
  const acting = actor.seats.flatMap(({ organization, role }) => (organization !== null && role !== "secretary" && role !== "chair" ? [organization] : []));
  const kept = [
    { alliance: { $in: actor.seats.flatMap(({ role, alliance }) => (role === "secretary" && alliance ? [alliance] : [])) } },
    { county: { $in: countiesOf(actor) } },
  ];
  const withUnit = { state: { $in: ["dispatched", "handling"] satisfies CaseState[] } };
  const [mine, next, late, called] = await Promise.all([
    handled.length === 0 ? [] : models.cases.find({ $or: handled, ...withUnit }).sort({ due: 1 }).limit(MOST).lean(),
    models.cases.find({ $or: kept, state: { $in: ["received", "replied", "closed"] } }).sort({ createdAt: 1 }).limit(MOST).lean(),
    models.cases.find({ $or: kept, ...withUnit, due: { $type: "string", $lt: dayAt(clock.now()) } }).sort({ due: 1 }).limit(MOST).lean(),
    models.cases
      .find({ $or: [{ person: actor.person.id, onBehalf: false }, { organization: { $in: acting }, onBehalf: true }], state: "visited" })
      .sort({ createdAt: 1 })
      .limit(MOST)
      .lean(),
  ]);
  const others = late.filter(({ alliance, unit }) => !standsFor(actor, alliance, unit!));
  const found = [...mine, ...others, ...next, ...called];
  const names = await readNames(models, { organizations: found.flatMap(({ unit, organization }) => [unit, organization].flatMap((id) => id ?? [])) });
  const callerOf = ({ organization, callerName }: CaseRecord) => (organization === null ? callerName : nameIn(names, organization).name);
  const told = (record: CaseRecord, step: CaseToDo["step"]): CaseToDo => ({
    step,
    id: record._id,
    title: record.title,
    counterpart: step === "close" || step === "rate" || step === "urge" ? nameIn(names, record.unit!).name : callerOf(record),
    due: waitsForUnit(record) ? record.due : null,
  });
  return [...[...mine, ...next, ...called].map((record) => told(record, steps[record.state as keyof typeof steps])), ...others.map((record) => told(record, "urge"))];
}
