import type { ConditionStand } from "../../app/contracts/conditions.ts";
import type { AudienceReach } from "../../app/contracts/match-preview.ts";
import type { ListingRecord } from "../../models/listing.ts";
import { conditionsOf } from "../conditions/conditions-of.ts";
import type { Suggestion } from "./engine/types.ts";
import { isSure, type Counterpart } from "./read-counterparts.ts";

/** A counterpart as it is told to a listing's owner. */
export interface Candidate {
  suggestion: Suggestion;
  record: ListingRecord;
  reach: AudienceReach | null;
  stand: ConditionStand | null;
  /** Why it cannot be asked although the engine found it. */
  barred: "audience" | "condition" | null;
}

/**
 * What the engine found, together with what it does not look at. Nothing is certain while a condition is not known to
 * be met. How other firms stand to a resource's conditions is not told to who writes these: by trying conditions on
 * firms their figures could be learned. Pure.
 */
export function judgeCandidate(listing: ListingRecord, found: Suggestion, counterpart: Counterpart): Candidate {
  const { record, reach, stand } = counterpart;
  const shown = listing.kind === "need" ? stand : null;
  const sure = listing.kind === "need" ? isSure(counterpart) : conditionsOf(listing).length === 0;
  return {
    suggestion: sure && reach === null ? found : { ...found, certain: false },
    record,
    reach,
    stand: shown,
    barred: reach !== null ? "audience" : shown?.verdict === "fail" ? "condition" : null,
  };
}
