import type { ConsentEntry, SilenceRule } from "./consents.ts";

/** How the consent of one unit stands: not answered yet, given, refused, not answered in time, or overruled. */
export const consentStates = ["waiting", "consented", "objected", "silent", "overruled"] as const;
export type ConsentState = (typeof consentStates)[number];

/** What the state follows from, on the wire and in the store. */
export interface ConsentFacts {
  silence: SilenceRule;
  deadline: Date | string | null;
  entries: readonly Pick<ConsentEntry, "kind" | "organization">[];
}

/**
 * How the consent of a unit stands at an instant. Pure.
 * The last answer counts. An objection that was overruled stays overruled, however often it is repeated, until the unit consents; an
 * objection after mere silence was overruled is a new one. Without an answer it is waiting until the deadline and silent from then on.
 */
export function consentStateOf({ deadline, entries }: ConsentFacts, organization: string, at: Date): ConsentState {
  let state: ConsentState = deadline !== null && new Date(deadline) <= at ? "silent" : "waiting";
  let objected = false;
  for (const entry of entries) {
    if (entry.organization !== organization) continue;
    if (entry.kind === "consent") {
      state = "consented";
      objected = false;
    } else if (entry.kind === "objection") {
      if (state === "overruled" && objected) continue;
      state = "objected";
      objected = true;
    } else state = "overruled";
  }
  return state;
}

/** Whether nothing more is needed of a unit whose consent stands so. Pure. */
export const isConsentSettled = (state: ConsentState, silence: SilenceRule): boolean =>
  state === "consented" || state === "overruled" || (state === "silent" && silence === "consent");

/** The units whose consent is missing at an instant, in the order of the list. Pure. */
export const missingConsents = <Unit>(consent: ConsentFacts & { units: readonly Unit[] }, idOf: (unit: Unit) => string, at: Date): Unit[] =>
  consent.units.filter((unit) => !isConsentSettled(consentStateOf(consent, idOf(unit), at), consent.silence));
