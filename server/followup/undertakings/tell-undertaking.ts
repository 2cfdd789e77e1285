import type { UndertakingRecord } from "../../../models/undertaking.ts";
import type { Dependencies } from "../../dependencies.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { leadersOfAlliance, officersOfCounty, peopleOfUnits } from "../people-concerned.ts";

/** Groups of people who can be told. `former`: the owner before. `leaders`: chair, secretaries and who raised it. */
export type Audience = "owner" | "assistant" | "former" | "newcomer" | "helped" | "leaders" | "department";

/** A sentence to tell: `kind` names it in the locale files, its number and title are among the facts. */
export interface UndertakingNotice {
  kind: string;
  to: readonly Audience[];
  facts?: Record<string, string>;
  /** Told once for this; absent: once for the revision. */
  once?: string;
}

async function peopleOf({ models }: Pick<Dependencies, "models">, transaction: Transaction, record: UndertakingRecord, audience: Audience): Promise<string[]> {
  switch (audience) {
    case "owner":
      return [record.owner.person];
    case "assistant":
      return record.assistant ? [record.assistant.person] : [];
    case "former":
      return record.owners.slice(-2, -1).map(({ person }) => person);
    case "newcomer":
      return record.handOn ? [record.handOn.person] : [];
    case "helped":
      return peopleOfUnits(models, record.alliance, [record.helped], transaction);
    case "leaders":
      return [...(await leadersOfAlliance(models, record.alliance, transaction)), record.raisedBy.person];
    case "department":
      return (await officersOfCounty(models, record.county, transaction)).filter((person) => person !== record.owner.person);
  }
}

/** Tells people of a problem, each once, but never who did it. */
export async function notifyOf(dependencies: Pick<Dependencies, "models" | "notify">, transaction: Transaction, record: UndertakingRecord, { kind, to, facts, once }: UndertakingNotice): Promise<void> {
  const groups = await Promise.all(to.map((audience) => peopleOf(dependencies, transaction, record, audience)));
  const people = groups.flat().filter((person) => person !== transaction.actor?.person.id);
  await dependencies.notify(transaction, people, {
    key: `${kind}:${record._id}:${once ?? record.revision}`,
    kind,
    facts: { number: record.number, title: record.title, ...facts },
    href: `/undertakings/${record._id}`,
  });
}

/** Emits `undertaking.changed` on the streams of the alliance, of the unit that it helps, of those that help, and of who owns or is to own it. */
export function tellUndertaking(transaction: Transaction, record: UndertakingRecord): void {
  const { _id, number, state, due, alliance, helped, helpers, owner, handOn } = record;
  const data = { undertaking: _id, number, state, due };
  transaction.emit(`alliance:${alliance}`, "undertaking.changed", data);
  for (const organization of new Set([helped, ...helpers])) transaction.emit(`organization:${organization}`, "undertaking.changed", data);
  for (const person of new Set([owner.person, ...(handOn ? [handOn.person] : [])])) transaction.emit(`user:${person}`, "undertaking.changed", data);
}
