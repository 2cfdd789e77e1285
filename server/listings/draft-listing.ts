import type { ListingInput } from "../../app/contracts/listings.ts";
import type { ListingRecord } from "../../models/listing.ts";
import type { Actor } from "../access/actor.ts";
import { isInsider } from "../access/scope.ts";
import { badField } from "../errors.ts";
import { deriveListing } from "./derive-listing.ts";
import type { ListingDependencies } from "./listing-dependencies.ts";
import { storeTerms } from "./listing-terms.ts";

/**
 * A listing as it would be stored and published now, for a look at its counterparts while somebody types. Nothing is
 * written; the title may be empty.
 * @throws bad_input as when it is stored
 */
export async function draftListing(
  { models, reference, candidateFields, clock, ids }: ListingDependencies,
  actor: Actor,
  input: Omit<ListingInput, "state">,
): Promise<ListingRecord> {
  const terms = storeTerms(reference, { ...input, state: "published" });
  const alliance = await models.alliances.findOne({ _id: input.alliance }, { county: 1 }).lean();
  const scope = alliance && { alliance: input.alliance, county: alliance.county };
  if (!scope || !isInsider(actor, scope)) throw badField("alliance", "alliance_unknown");
  const at = clock.now();
  const record = {
    ...terms,
    ...scope,
    _id: ids.next(),
    kind: input.kind,
    owner: input.owner ?? actor.seat?.organization ?? "",
    state: "published" as const,
    remainingMilli: terms.quantity?.milli ?? null,
    parties: [],
    revision: 0,
    termsRevision: 0,
    typedBy: actor.person.id,
    createdAt: at,
    changedAt: at,
    publishedAt: at,
    withdrawnReason: null,
    warned: { week: null, day: null },
  };
  return { ...record, ...deriveListing(record, { reference, candidateFields }, { ownerName: "", allianceCounties: [] }) };
}
