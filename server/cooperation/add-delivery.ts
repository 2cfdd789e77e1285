import type { CooperationView, DeliveryInput } from "../../app/contracts/cooperations.ts";
import { groupDigits } from "../../app/contracts/group-digits.ts";
import { readMilli, writeMilli } from "../../app/contracts/milli.ts";
import type { CommitmentRecord, CooperationRecord } from "../../models/cooperation.ts";
import type { Actor } from "../access/actor.ts";
import { dayAt } from "../clock.ts";
import { badField, conflict, forbidden } from "../errors.ts";
import { changeCooperation } from "./change-cooperation.ts";
import type { CooperationDependencies } from "./cooperation-dependencies.ts";
import { deliveredMilli, remainingMilli } from "./ledger.ts";
import { presentCooperation } from "./present-cooperation.ts";

/**
 * Enters a delivery in the ledger, in the name of the supplier or of the receiver; entries are only added. A correction
 * takes a quantity off again and is an entry of its own.
 *
 * @throws conflict `cooperation_closed`; forbidden for another supplier's promise; bad_input on `commitment` when it must
 * be said which one, on `quantity.value` when more is delivered than promised or more corrected than delivered, on `day`
 * when it lies ahead
 */
export async function addDelivery(
  dependencies: CooperationDependencies,
  actor: Actor,
  id: string,
  input: DeliveryInput,
): Promise<CooperationView> {
  const request = { action: input.correction ? "cooperation.correct" : "cooperation.deliver", revision: input.revision } as const;
  const changed = await changeCooperation(dependencies, actor, id, request, async (transaction, { cooperation, mine, author }) => {
    if (cooperation.state === "broken" || cooperation.state === "confirmed") throw conflict("cooperation_closed");
    const commitment = chooseCommitment(cooperation, mine, input.commitment);
    const { value, unit } = input.quantity;
    if (cooperation.unit !== unit) throw badField("quantity.unit", "unit_differs");
    const today = dayAt(transaction.at);
    if (input.day && input.day > today) throw badField("day", "day_ahead", { today });
    const milli = readMilli(value);
    const most = input.correction
      ? deliveredMilli(cooperation.deliveries, commitment.id)
      : remainingMilli(commitment, cooperation.deliveries);
    if (milli > most) {
      throw badField("quantity.value", input.correction ? "above_delivered" : "above_promised", { most: groupDigits(writeMilli(most)), unit });
    }
    const by = author(mine.includes(commitment.owner) ? commitment.owner : mine[0]!);
    const entered = input.correction ? -milli : milli;
    const delivery = {
      id: dependencies.ids.next(),
      commitment: commitment.id,
      milli: entered,
      day: input.day ?? today,
      at: transaction.at,
      by,
      note: input.note,
    };
    return {
      deliveries: [...cooperation.deliveries, delivery],
      entry: { kind: input.correction ? "corrected" : "delivered", by, milli: entered, valueFen: null, note: input.note },
    };
  });
  return presentCooperation(dependencies, actor, changed);
}

/** The promise that is delivered on: the one named, or the only one that the actor may deliver on. Pure. */
function chooseCommitment(cooperation: CooperationRecord, mine: readonly string[], wanted?: string): CommitmentRecord {
  const receives = mine.includes(cooperation.needOwner);
  const possible = cooperation.commitments.filter((commitment) => receives || mine.includes(commitment.owner));
  if (wanted !== undefined) {
    if (!cooperation.commitments.some((commitment) => commitment.id === wanted)) throw badField("commitment", "not_allowed");
    const found = possible.find((commitment) => commitment.id === wanted);
    if (!found) throw forbidden();
    return found;
  }
  if (possible.length === 0) throw conflict("nothing_promised");
  if (possible.length === 1) return possible[0]!;
  const open = possible.filter((commitment) => remainingMilli(commitment, cooperation.deliveries) > 0);
  if (open.length !== 1) throw badField("commitment", "required");
  return open[0]!;
}
