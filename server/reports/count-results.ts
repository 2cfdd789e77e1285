import { openCooperationStates } from "../../app/contracts/cooperations.ts";
import type { AllianceStats, StatsView } from "../../app/contracts/stats.ts";
import type { CooperationRecord } from "../../models/cooperation.ts";
import type { Actor } from "../access/actor.ts";
import { isInsider } from "../access/scope.ts";
import { dayAt } from "../clock.ts";
import type { Dependencies } from "../dependencies.ts";

interface Reading extends Pick<Dependencies, "models" | "clock"> {
  /** The largest of the parties' newest statements in fen, null where none named a value. */
  largestStated(ledger: Pick<CooperationRecord, "values">): number | null;
}

/** What the alliances have achieved, for each that the actor is an insider of. Reads only; every figure from its rows. */
export async function countResults(dependencies: Reading, actor: Actor): Promise<StatsView> {
  const alliances = await dependencies.models.alliances.find({}, { name: 1, county: 1 }).sort({ name: 1 }).lean();
  const own = alliances.filter(({ _id, county }) => isInsider(actor, { alliance: _id, county }));
  return { alliances: await Promise.all(own.map(({ _id, name }) => countAlliance(dependencies, { id: _id, name }))) };
}

async function countAlliance({ models, clock, largestStated }: Reading, alliance: { id: string; name: string }): Promise<AllianceStats> {
  const { id } = alliance;
  const today = dayAt(clock.now());
  // A draft that was withdrawn never stood in a list.
  const published = { publishedAt: { $ne: null } };
  const [members, needs, openNeeds, overdueNeeds, resources, suggestions, cooperations] = await Promise.all([
    models.memberships.countDocuments({ alliance: id, leftAt: null }),
    models.listings.countDocuments({ alliance: id, kind: "need", ...published }),
    models.listings.countDocuments({ alliance: id, kind: "need", open: true }),
    models.listings.countDocuments({ alliance: id, kind: "need", open: true, dueDate: { $gt: "", $lt: today } }),
    models.listings.countDocuments({ alliance: id, kind: "resource", ...published }),
    models.matches.countDocuments({ alliances: id }),
    models.cooperations.find({ alliances: id }, { need: 1, state: 1, values: 1, confirmedFen: 1 }).lean(),
  ]);
  const inState = (...states: string[]) => cooperations.filter(({ state }) => states.includes(state)).length;
  const kept = cooperations.filter(({ state }) => state !== "broken");
  const sum = (amounts: number[]) => ({ amount: amounts.reduce((total, amount) => total + amount, 0), currency: "CNY" as const });
  const needsOfAlliance = await models.listings
    .find({ _id: { $in: kept.map(({ need }) => need) }, alliance: id }, { _id: 1 })
    .lean();
  return {
    alliance,
    members,
    needs,
    openNeeds,
    overdueNeeds,
    resources,
    matchedNeeds: needsOfAlliance.length,
    suggestions,
    cooperations: cooperations.length,
    delivering: inState(...openCooperationStates),
    confirmed: inState("confirmed"),
    broken: inState("broken"),
    confirmedValue: sum(cooperations.map(({ confirmedFen }) => confirmedFen ?? 0)),
    statedValue: sum(cooperations.map((cooperation) => largestStated(cooperation) ?? 0)),
  };
}
