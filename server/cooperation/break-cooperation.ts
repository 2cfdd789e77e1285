import type { BreakInput, CooperationView } from "../../app/contracts/cooperations.ts";
import type { Actor } from "../access/actor.ts";
import { conflict } from "../errors.ts";
import { changeCooperation, chooseParty, readListings } from "./change-cooperation.ts";
import type { CooperationDependencies } from "./cooperation-dependencies.ts";
import { remainingMilli } from "./ledger.ts";
import { presentCooperation } from "./present-cooperation.ts";
import { releasePromise } from "./reserve-promise.ts";

/**
 * Takes back, with a reason, what was promised and not delivered: it is open again on the need and on the resource, and
 * goes back to matching by itself. The need's owner ends the whole cooperation; a supplier ends its own promises, and the
 * cooperation with them unless others go on.
 *
 * @throws conflict `cooperation_closed` when it is broken or confirmed already
 */
export async function breakCooperation(
  dependencies: CooperationDependencies,
  actor: Actor,
  id: string,
  input: BreakInput,
): Promise<CooperationView> {
  const request = { action: "cooperation.break", revision: input.revision } as const;
  const changed = await changeCooperation(dependencies, actor, id, request, async (transaction, { cooperation, mine, author }) => {
    if (cooperation.state === "broken" || cooperation.state === "confirmed") throw conflict("cooperation_closed");
    const organization = chooseParty(actor, mine, input.organization);
    const ends = (owner: string) => organization === cooperation.needOwner || owner === organization;
    const listings = await readListings(dependencies, transaction, cooperation);
    let released = 0;
    const commitments = [];
    for (const commitment of cooperation.commitments) {
      const rest = ends(commitment.owner) ? remainingMilli(commitment, cooperation.deliveries) : 0;
      if (rest > 0) {
        await releasePromise(dependencies, transaction, cooperation, commitment.resource, listings, rest, cooperation.unit!);
      }
      released += rest;
      commitments.push({ ...commitment, releasedMilli: commitment.releasedMilli + rest });
    }
    const othersGoOn = commitments.some(({ owner, milli, releasedMilli }) => !ends(owner) && milli > releasedMilli);
    const by = author(organization);
    const broken = { code: input.code, reason: input.reason, by, at: transaction.at };
    return {
      commitments,
      broken: othersGoOn ? null : broken,
      entry: { kind: othersGoOn ? "released" : "broken", by, milli: released > 0 ? released : null, valueFen: null, note: input.reason },
    };
  });
  return presentCooperation(dependencies, actor, changed);
}
