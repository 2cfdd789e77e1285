import { missingConsents } from "../../../app/contracts/consent-state.ts";
import type { AgendaItemRecord } from "../../../models/meeting.ts";
import { conflict } from "../../errors.ts";

/** Nothing is resolved on an item while a consent that it needs is missing. Pure. @throws conflict `consent_missing` with the names of the units */
export function requireConsent({ title, consent }: AgendaItemRecord, at: Date): void {
  if (!consent) return;
  const missing = missingConsents(consent, ({ organization }) => organization, at);
  if (missing.length > 0) throw conflict("consent_missing", { title, units: missing.map(({ name }) => name).join("、") });
}
