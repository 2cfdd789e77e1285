import type { ConfirmInput, CooperationView } from "../../app/contracts/cooperations.ts";
import type { Actor } from "../access/actor.ts";
import { badField, conflict } from "../errors.ts";
import { changeCooperation, chooseParty, type ChangeRequest } from "./change-cooperation.ts";
import type { CooperationDependencies } from "./cooperation-dependencies.ts";
import { confirmersOf, statedValues, stateOf } from "./ledger.ts";
import { presentCooperation } from "./present-cooperation.ts";

/**
 * States what a cooperation was worth for one party and, once all is delivered (or the rest was given up), confirms it.
 * The cooperation is confirmed when every party whose word counts has done so. A later statement replaces an earlier
 * one in the figures; both stay in the timeline.
 *
 * @throws conflict `stale_revision` when more than other parties' values was added since; conflict `cooperation_closed` for a party that took back its promise; bad_input on `value` when a confirmation
 * has none, neither now nor before
 */
export async function confirmCooperation(
  dependencies: CooperationDependencies,
  actor: Actor,
  id: string,
  input: ConfirmInput,
): Promise<CooperationView> {
  // Each party states its own value: that another one does so at the same moment is no reason to refuse this one.
  const request: ChangeRequest = {
    action: "cooperation.confirm",
    revision: input.revision,
    standsBeside: (kind) => kind === "stated" || kind === "confirmed",
  };
  const changed = await changeCooperation(dependencies, actor, id, request, async (transaction, { cooperation, mine, author }) => {
    const organization = chooseParty(actor, mine, input.organization);
    if (!confirmersOf(cooperation).includes(organization)) throw conflict("cooperation_closed");
    const valueFen = input.value?.amount ?? statedValues(cooperation).get(organization)?.valueFen ?? null;
    const state = stateOf(cooperation);
    const confirms = state === "delivered" || state === "confirmed" || state === "broken";
    if (valueFen === null) throw badField("value", "required");
    const by = author(organization);
    return {
      values: [...cooperation.values, { organization, valueFen, note: input.note, at: transaction.at, by, confirms }],
      entry: { kind: confirms ? "confirmed" : "stated", by, milli: null, valueFen, note: input.note },
    };
  });
  return presentCooperation(dependencies, actor, changed);
}
