import type { HandOverRecord } from "../../../models/hand-over.ts";
import type { ChairSide, HandOverSubject } from "../../access/hand-over-rules.ts";
import { nameIn, readNames } from "../../database/read-names.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import type { AllianceDependencies } from "../alliance-dependencies.ts";
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
  const names = await readNames(models, { alliances: [alliance], organizations: [outgoing.organization] });
  await notify(transaction, await peopleOfSide(models, transaction, alliance, incoming), {
    key: `hand_over_signed:${_id}:${entries.length}`,
    kind: "hand_over_signed",
    facts: { alliance: nameIn(names, alliance).name, unit: nameIn(names, outgoing.organization).name },
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
  const names = await readNames(models, { alliances: [alliance], organizations: [incoming.organization] });
  const told = await peopleOfSide(models, transaction, alliance, outgoing);
  if (kind === "hand_over_reserved") told.push(...(await keepersOf(transaction, { alliance, county })));
  await notify(transaction, told.filter((person) => person !== transaction.actor?.person.id), {
    key: `${kind}:${_id}:${entries}`,
    kind,
    facts: { alliance: nameIn(names, alliance).name, unit: nameIn(names, incoming.organization).name, reason },
    href: pageOfTerm(alliance, _id),
  });
}
