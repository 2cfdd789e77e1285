import type { Actor } from "../../access/actor.ts";
import { handOverRights } from "../../access/hand-over-rules.ts";
import { alliancesOf } from "../../access/scope.ts";
import { lastDayOf } from "../../clock.ts";
import { nameIn, readNames } from "../../database/read-names.ts";
import type { Dependencies } from "../../dependencies.ts";
import { readIncoming, subjectOf } from "./read-sides.ts";

/** A hand-over whose next step is the actor's: to be signed by the outgoing side, taken over by the incoming one, or urged by who keeps the alliance. */
export interface HandOverToDo {
  step: "sign" | "accept" | "urge";
  alliance: { id: string; name: string };
  term: string;
  /** The other side; of one that is late the side that has not signed. */
  unit: string;
  /** Last day of the term. */
  due: string;
}

const MOST = 50;

/** Hand-overs that wait for the actor, in the alliances that are theirs and in those that they keep. Reads only. */
export async function listHandOversToDo({ models, clock }: Pick<Dependencies, "models" | "clock">, actor: Actor, kept: readonly string[]): Promise<HandOverToDo[]> {
  const alliances = [...new Set([...alliancesOf(actor), ...kept])];
  if (alliances.length === 0) return [];
  const now = clock.now();
  const records = await models.handOvers.find({ alliance: { $in: alliances }, state: { $in: ["open", "handed"] } }).limit(MOST).lean();
  const terms = new Map((await models.terms.find({ _id: { $in: records.map(({ _id }) => _id) } }).lean()).map((term) => [term._id, term]));
  const found = await Promise.all(
    records.map(async (record) => {
      const term = terms.get(record._id);
      const incoming = term && (await readIncoming(models, term));
      if (!term || !incoming) return [];
      const rights = handOverRights(actor, subjectOf(record, term, incoming, record, now));
      const step = rights.sign ? "sign" : rights.answer ? "accept" : rights.signInPlace || rights.acceptInPlace ? "urge" : null;
      const [missing, other] = record.state === "open" ? [term.organization, incoming.organization] : [incoming.organization, term.organization];
      return step === null ? [] : [{ step, alliance: record.alliance, term: record._id, unit: step === "urge" ? missing : other, due: lastDayOf(term.until) } as const];
    }),
  );
  const waiting = found.flat();
  const names = await readNames(models, { organizations: waiting.map(({ unit }) => unit), alliances: waiting.map(({ alliance }) => alliance) });
  return waiting.map(({ alliance, unit, ...line }) => ({ ...line, alliance: nameIn(names, alliance), unit: nameIn(names, unit).name }));
}
