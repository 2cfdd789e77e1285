import type { CommitmentInput, CooperationView } from "../../app/contracts/cooperations.ts";
import { readMilli } from "../../app/contracts/milli.ts";
import type { Actor } from "../access/actor.ts";
import { badField, conflict } from "../errors.ts";
import { changeCooperation, chooseParty, readListings } from "./change-cooperation.ts";
import type { CooperationDependencies } from "./cooperation-dependencies.ts";
import { presentCooperation } from "./present-cooperation.ts";
import { reservePromise } from "./reserve-promise.ts";

/**
 * Adds a promise in figures, reserved on both listings at once: the first one where the suggestion named no quantity, or
 * a further one. Either side may write it down.
 *
 * @throws conflict `cooperation_closed`, `capacity_gone`, `stale_revision`; bad_input on `resource` when it must be said
 * which one, on `quantity.unit` when it is another unit than that of the cooperation
 */
export async function addCommitment(
  dependencies: CooperationDependencies,
  actor: Actor,
  id: string,
  input: CommitmentInput,
): Promise<CooperationView> {
  const request = { action: "cooperation.commit", revision: input.revision } as const;
  const changed = await changeCooperation(dependencies, actor, id, request, async (transaction, { cooperation, mine, author }) => {
    if (cooperation.state === "broken" || cooperation.state === "confirmed") throw conflict("cooperation_closed");
    const candidates = cooperation.resources.filter((part) => input.resource === undefined || part.resource === input.resource);
    if (candidates.length === 0) throw badField("resource", "not_allowed");
    if (candidates.length > 1) throw badField("resource", "required");
    const { resource, owner } = candidates[0]!;
    const { value, unit } = input.quantity;
    if (cooperation.unit !== null && cooperation.unit !== unit) throw badField("quantity.unit", "unit_differs");
    const milli = readMilli(value);
    const listings = await readListings(dependencies, transaction, cooperation);
    await reservePromise(dependencies, transaction, cooperation, resource, listings, milli, unit);
    const by = author(chooseParty(actor, mine));
    const commitment = { id: dependencies.ids.next(), resource, owner, milli, releasedMilli: 0, at: transaction.at, by, note: input.note };
    return {
      unit,
      commitments: [...cooperation.commitments, commitment],
      entry: { kind: "committed", by, milli, valueFen: null, note: input.note },
    };
  });
  return presentCooperation(dependencies, actor, changed);
}
