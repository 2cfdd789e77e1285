import type { HandOverRecord } from "../../../models/hand-over.ts";
import type { ChairSide, HandOverSubject } from "../../access/hand-over-rules.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import type { AllianceDependencies } from "../alliance-dependencies.ts";
import { organizationRefs } from "../names.ts";
import { peopleOfSide } from "./read-sides.ts";

/** The page of a term, where its hand-over is. Pure. */
export const pageOfTerm = (alliance: string, term: string): string => `/alliances/${alliance}/terms/${term}`;

/** Tells the incoming side that the list was signed and waits for it. */
export async function tellSigned(
  dependencies: AllianceDependencies,
  transaction: Transaction,
  { _id, entries }: Pick<HandOverRecord, "_id" | "entries">,
  { alliance, outgoing }: HandOverSubject,
  incoming: ChairSide,
): Promise<void> {
  const { models, notify } = dependencies;
  await notify(transaction, await peopleOfSide(models, transaction, alliance, incoming), {
    key: `hand_over_signed:${_id}:${entries.length}`,
    kind: "hand_over_signed",
    facts: { alliance: await nameOfAlliance(dependencies, transaction, alliance), unit: await nameOfUnit(dependencies, transaction, outgoing) },
    href: pageOfTerm(alliance, _id),
  });
}

/** Tells the outgoing side what became of its list; of what was taken over with words of reservation also who keeps the alliance. */
export async function tellAnswer(
  dependencies: AllianceDependencies,
  transaction: Transaction,
  { _id }: Pick<HandOverRecord, "_id">,
  { alliance, county, outgoing }: HandOverSubject,
  { kind, incoming, reason, entries }: { kind: "hand_over_returned" | "hand_over_accepted" | "hand_over_reserved"; incoming: ChairSide; reason: string; entries: number },
): Promise<void> {
  const { models, notify, keepersOf } = dependencies;
  const told = await peopleOfSide(models, transaction, alliance, outgoing);
  if (kind === "hand_over_reserved") told.push(...(await keepersOf(transaction, { alliance, county })));
  await notify(transaction, told.filter((person) => person !== transaction.actor?.person.id), {
    key: `${kind}:${_id}:${entries}`,
    kind,
    facts: { alliance: await nameOfAlliance(dependencies, transaction, alliance), unit: await nameOfUnit(dependencies, transaction, incoming), reason },
    href: pageOfTerm(alliance, _id),
  });
}

async function nameOfAlliance({ models }: AllianceDependencies, { session }: Transaction, alliance: string): Promise<string> {
  return (await models.alliances.findOne({ _id: alliance }, { name: 1 }, { session }).lean())?.name ?? "";
}

async function nameOfUnit({ models }: AllianceDependencies, { session }: Transaction, { organization }: ChairSide): Promise<string> {
  return (await organizationRefs(models, [organization], session))(organization).name;
}
