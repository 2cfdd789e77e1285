import type { ExampleRecord } from "../../../models/example.ts";
import type { Dependencies } from "../../dependencies.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { leadersOfAlliance, peopleOfOrganizations } from "../people-concerned.ts";

/** Groups of people who can be told. `leaders`: chair, secretaries and who wrote it. `asked`: who acts for the units whose word is missing. */
export type Audience = "leaders" | "units" | "asked";

/** A sentence to tell: `kind` names it in the locale files, the number and title of the case are among the facts. */
export interface ExampleNotice {
  kind: string;
  to: readonly Audience[];
  facts?: Record<string, string>;
}

const organizationsIn = ({ units }: ExampleRecord, audience: "units" | "asked"): string[] =>
  units.filter(({ answer }) => audience === "units" || answer === "asked").map(({ organization }) => organization);

/** Tells people of a case, each once, but never who did it. */
export async function notifyOf({ models, notify }: Pick<Dependencies, "models" | "notify">, transaction: Transaction, record: ExampleRecord, { kind, to, facts }: ExampleNotice): Promise<void> {
  const leaders = await leadersOfAlliance(models, record.alliance, transaction);
  const groups = await Promise.all(
    to.map((audience) => (audience === "leaders" ? [...leaders, record.author.person] : peopleOfOrganizations(models, organizationsIn(record, audience), transaction))),
  );
  const people = groups.flat().filter((person) => person !== transaction.actor?.person.id);
  await notify(transaction, people, {
    key: `${kind}:${record._id}:${record.revision}`,
    kind,
    facts: { number: record.number, title: record.title, ...facts },
    href: `/examples/${record._id}`,
    ...(to.includes("asked") && { asks: { units: organizationsIn(record, "asked"), watchers: leaders } }),
  });
}

/** Emits `example.changed` on the streams of its alliance, of the units that it names once they are asked, and of the alliances that have adopted it. */
export function tellExample(transaction: Transaction, record: ExampleRecord): void {
  const { _id, number, state, alliance, units, adoptions } = record;
  const data = { example: _id, number, state };
  for (const one of new Set([alliance, ...adoptions.map((adoption) => adoption.alliance)])) transaction.emit(`alliance:${one}`, "example.changed", data);
  for (const { organization, answer } of units) if (answer !== null) transaction.emit(`organization:${organization}`, "example.changed", data);
}
