import type { MeetingRecord } from "../../../models/meeting.ts";

/** The item about a matter, once it is or was treated. Pure. */
export const treatedItem = ({ agenda }: Pick<MeetingRecord, "agenda">, id: string): MeetingRecord["agenda"][number] | undefined =>
  agenda.find(({ kind, subject, state }) => kind === "urgent" && subject === id && (state === "current" || state === "done"));
