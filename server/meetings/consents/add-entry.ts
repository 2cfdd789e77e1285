import type { AgendaItemRecord, ConsentEntryRecord, ConsentRecord, MeetingRecord } from "../../../models/meeting.ts";
import { notFound } from "../../errors.ts";
import type { Step } from "../machine/step.ts";

/** An item that needs the consent of units. Pure. @throws not_found */
export function requireAsking(meeting: MeetingRecord, itemId: string): { item: AgendaItemRecord; consent: ConsentRecord } {
  const item = meeting.agenda.find(({ id }) => id === itemId);
  if (!item?.consent) throw notFound();
  return { item, consent: item.consent };
}

/** Adds what was said of a unit's consent to what was said before. Pure. */
export function addEntry(meeting: MeetingRecord, itemId: string, entry: ConsentEntryRecord): Step {
  const agenda = meeting.agenda.map((item) =>
    item.id === itemId && item.consent ? { ...item, consent: { ...item.consent, entries: [...item.consent.entries, entry] } } : item,
  );
  return { changes: { agenda }, told: [{ type: "agenda", items: [itemId] }], noted: { item: itemId, organization: entry.organization, answer: entry.kind } };
}
