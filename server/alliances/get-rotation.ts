import type { RotationView } from "../../app/contracts/alliances.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { presentCause } from "../present-cause.ts";
import { organizationRefs, personRefs } from "./names.ts";
import { requireAlliance } from "./require-alliance.ts";

/** How many of the latest terms that are over are shown. */
const PAST_TERMS = 40;

/**
 * The order of the chair and its terms: the latest past ones, the one that runs, those to come.
 * @throws not_found when the alliance is not the actor's to read
 */
export async function getRotation(dependencies: Dependencies, actor: Actor, id: string): Promise<RotationView> {
  const { models, clock } = dependencies;
  const { rotation, revision } = await requireAlliance(dependencies, actor, id);
  const now = clock.now();
  const [past, open] = await Promise.all([
    models.terms.find({ alliance: id, until: { $lte: now } }).sort({ from: -1 }).limit(PAST_TERMS).lean(),
    models.terms.find({ alliance: id, until: { $gt: now } }).sort({ from: 1 }).lean(),
  ]);
  const terms = [...past.toReversed(), ...open];
  const handOvers = await models.handOvers.find({ _id: { $in: terms.map(({ _id }) => _id) } }, { state: 1 }).lean();
  const handedOver = new Map(handOvers.map(({ _id, state }) => [_id, state]));
  const organization = await organizationRefs(models, [
    ...rotation.order,
    ...terms.flatMap((term) => [term.organization, ...(term.deputy ? [term.deputy.organization] : [])]),
  ]);
  const person = await personRefs(
    models,
    terms.flatMap((term) => [...(term.person ? [term.person] : []), ...(term.deputy ? [term.deputy.person] : [])]),
  );
  return {
    termMonths: rotation.termMonths,
    order: rotation.order.map(organization),
    revision,
    terms: terms.map((term) => ({
      id: term._id,
      state: term.until <= now ? "past" : term.from <= now ? "present" : "future",
      organization: organization(term.organization),
      person: term.person ? person(term.person) : null,
      deputy: term.deputy && { person: person(term.deputy.person), organization: organization(term.deputy.organization) },
      acting: term.acting && {
        from: term.acting.from.toISOString(),
        until: term.acting.until.toISOString(),
        cause: term.acting.cause,
      },
      from: term.from.toISOString(),
      until: term.until.toISOString(),
      cause: presentCause(term.cause),
      handOver: handedOver.get(term._id) ?? null,
    })),
  };
}
