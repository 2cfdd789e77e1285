import type { AgendaItemRecord } from "../../../models/meeting.ts";
import { conflict } from "../../errors.ts";

/** What units were asked stays as it was once one of them has answered. Pure. @throws conflict `consent_answered` */
export function requireUnanswered({ consent }: AgendaItemRecord): void {
  if (consent && consent.entries.length > 0) throw conflict("consent_answered");
}
