import type { ExampleState, ExampleStep } from "../../app/contracts/examples.ts";
import type { ExampleRecord } from "../../models/example.ts";
import type { Actor } from "./actor.ts";
import { leadsAlliance } from "./meeting-rules.ts";
import { actsFor, alliancesOf, countiesOf, isAdministrator, organizationsOf, speaksFor, type AllianceScope } from "./scope.ts";

/** What the rules need to know of a model case. */
export type ExampleSubject = Pick<ExampleRecord, "alliance" | "county" | "audience" | "state" | "units">;

/** Parts that somebody can have in one. `writer`: who leads the alliance, and its county's officers. `asked`, `agreed`: who acts for a unit that has not answered, or has agreed. `adopter`: who leads another alliance. */
type ExampleParty = "writer" | "asked" | "agreed" | "adopter";

interface StepRule {
  from: readonly ExampleState[];
  by: ExampleParty;
}

/** Which step is whose, and in what state. Where it leads: `server/followup/examples/command-example.ts`. */
export const exampleTable: Readonly<Record<ExampleStep, StepRule>> = {
  edit: { from: ["draft"], by: "writer" },
  send: { from: ["draft"], by: "writer" },
  recall: { from: ["asking"], by: "writer" },
  agree: { from: ["asking"], by: "asked" },
  refuse: { from: ["asking"], by: "asked" },
  take_back: { from: ["asking", "published"], by: "agreed" },
  withdraw: { from: ["draft", "asking", "published"], by: "writer" },
  reopen: { from: ["withdrawn"], by: "writer" },
  adopt: { from: ["published"], by: "adopter" },
  report: { from: ["published"], by: "adopter" },
  drop: { from: ["published"], by: "adopter" },
};

/** Who writes model cases of an alliance, and adopts others' for it. Pure. */
export { leadsAlliance as canWriteExample } from "./meeting-rules.ts";

/** States in which it shows itself to the units that it names. */
const shownToUnits: readonly ExampleState[] = ["asking", "published"];

/**
 * Who may see one. Pure.
 * Its writers and administrators always; from the asking on who speaks for a unit that it names; on the shelf also its audience: who has a seat in
 * the alliance, in the county, or anywhere.
 */
export function canSeeExample(actor: Actor, subject: ExampleSubject): boolean {
  const { alliance, county, audience, state, units } = subject;
  if (isAdministrator(actor) || leadsAlliance(actor, subject)) return true;
  if (shownToUnits.includes(state) && units.some(({ organization }) => speaksFor(actor, organization))) return true;
  if (state !== "published") return false;
  return audience === "public" || alliancesOf(actor).includes(alliance) || (audience === "county" && actor.seats.some((seat) => seat.county === county));
}

/** Filter for those that the actor may see. Pure. */
export function readableExamples(actor: Actor): Record<string, unknown> {
  if (isAdministrator(actor)) return {};
  const led = actor.seats.flatMap(({ role, alliance }) => (alliance !== null && (role === "chair" || role === "secretary") ? [alliance] : []));
  const counties = actor.seats.flatMap(({ county }) => (county === null ? [] : [county]));
  return {
    $or: [
      { alliance: { $in: led } },
      { county: { $in: countiesOf(actor) } },
      { state: { $in: shownToUnits }, "units.organization": { $in: organizationsOf(actor) } },
      { state: "published", alliance: { $in: alliancesOf(actor) } },
      { state: "published", audience: "county", county: { $in: counties } },
      { state: "published", audience: "public" },
    ],
  };
}

/** Units for which the actor has a word to say now, those that have not answered or have agreed, of whatever alliance they are. Pure. */
export const unitsOf = (actor: Actor, { units }: Pick<ExampleSubject, "units">, answer: "asked" | "agreed"): string[] =>
  units.filter((unit) => unit.answer === answer && actsFor(actor, unit.organization)).map(({ organization }) => organization);

/** Whether the actor may adopt it for an alliance, and say what came of it: who leads that one, and it is another one. Pure. */
export const adoptsFor = (actor: Actor, subject: Pick<ExampleSubject, "alliance">, adopter: AllianceScope): boolean =>
  adopter.alliance !== subject.alliance && leadsAlliance(actor, adopter);

/** Steps of the alliance and of the units that the actor may take now; who may adopt is a matter of the alliance (`adoptsFor`). Pure. */
export function exampleStepsOf(actor: Actor, subject: ExampleSubject): ExampleStep[] {
  const holds: Record<Exclude<ExampleParty, "adopter">, boolean> = {
    writer: leadsAlliance(actor, subject),
    asked: unitsOf(actor, subject, "asked").length > 0,
    agreed: unitsOf(actor, subject, "agreed").length > 0,
  };
  return (Object.keys(exampleTable) as ExampleStep[]).filter((step) => {
    const { from, by } = exampleTable[step];
    return from.includes(subject.state) && by !== "adopter" && holds[by];
  });
}
