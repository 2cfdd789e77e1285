import type { SuggestionInput, SuggestionView } from "../../../app/contracts/suggestions.ts";
import type { SuggestionRecord } from "../../../models/suggestion.ts";
import type { Actor } from "../../access/actor.ts";
import { standsFor } from "../../access/meeting-rules.ts";
import { isInsider } from "../../access/scope.ts";
import { canLeadSuggestions, canPropose } from "../../access/suggestion-rules.ts";
import { nextNumber } from "../../database/next-number.ts";
import type { Dependencies } from "../../dependencies.ts";
import { badField, forbidden, notFound } from "../../errors.ts";
import type { FollowupPorts } from "../followup-ports.ts";
import { leadersOfAlliance } from "../people-concerned.ts";
import { requireItem } from "../require-item.ts";
import { requireUnits } from "../require-units.ts";
import { tellSuggestion } from "./change-suggestion.ts";
import { getSuggestion } from "./list-suggestions.ts";
import { shortText } from "../../short-text.ts";

/**
 * Enters a suggestion in the alliance's ledger of the year; it has its number at once. One made in a meeting stands under
 * its item. Secretary and chair are told.
 * @throws not_found for an alliance that is not the actor's; forbidden for who has no seat in it
 * @throws bad_input on `organization` that is not the actor's to speak for, on `meeting` or `item`
 */
export async function createSuggestion(
  dependencies: Dependencies & FollowupPorts,
  actor: Actor,
  input: SuggestionInput,
): Promise<SuggestionView> {
  const { models, inTransaction, ids, notify, noteResult } = dependencies;
  const alliance = await models.alliances.findOne({ _id: input.alliance }, { county: 1 }).lean();
  const scope = { alliance: input.alliance, county: alliance?.county ?? "" };
  if (!alliance || !isInsider(actor, scope)) throw notFound();
  if (!canPropose(actor, scope)) throw forbidden();
  const organization = input.organization ?? ownUnit(actor, alliance._id);
  const onBehalf = organization !== null && !standsFor(actor, alliance._id, organization) && input.organization !== undefined;
  if (onBehalf && !canLeadSuggestions(actor, alliance._id)) throw badField("organization", "not_allowed");
  const id = ids.next();
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    if (onBehalf) await requireUnits(models, { id: alliance._id, county: alliance.county }, [{ path: "organization", organization }], transaction);
    await requireItem(models, input, transaction);
    const named = input.anonymous ? "" : actor.person.name;
    const record: SuggestionRecord = {
      _id: id,
      alliance: alliance._id,
      county: alliance.county,
      number: await nextNumber(models, "suggestions", alliance._id, transaction),
      text: input.text,
      topic: input.topic,
      state: "open",
      meeting: input.meeting,
      item: input.item,
      person: actor.person.id,
      personName: actor.person.name,
      organization,
      onBehalf,
      anonymous: input.anonymous,
      unit: null,
      due: null,
      reason: "",
      confirmUntil: null,
      overdueTold: false,
      log: [{ id: ids.next(), at, kind: "proposed", name: named, text: "" }],
      revision: 0,
      createdAt: at,
    };
    await models.suggestions.create([record], { session });
    if (input.meeting && input.item) {
      await noteResult(transaction, { meeting: input.meeting, item: input.item, kind: "suggestion", subject: id, text: shortText(input.text), task: null });
    }
    tellSuggestion(transaction, record);
    const leaders = await leadersOfAlliance(models, alliance._id, transaction);
    await notify(transaction, leaders.filter((person) => person !== actor.person.id), {
      key: `suggestion.proposed:${id}`,
      kind: "suggestion_proposed",
      facts: { number: record.number, text: shortText(input.text) },
      href: `/suggestions/${id}`,
    });
    transaction.audit({
      action: "suggestion.propose",
      subject: { kind: "suggestion", id },
      alliance: alliance._id,
      county: alliance.county,
      after: { number: record.number, topic: record.topic },
    });
  });
  return getSuggestion(dependencies, actor, id);
}

/** The unit of the seat in force, or of any seat in the alliance. Pure. */
function ownUnit(actor: Actor, alliance: string): string | null {
  const seats = actor.seats.filter((seat) => seat.organization !== null && (seat.alliance === alliance || seat.alliance === null));
  return (seats.find((seat) => seat.id === actor.seat?.id) ?? seats[0])?.organization ?? null;
}
