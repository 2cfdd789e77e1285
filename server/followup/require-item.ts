import type { Models } from "../database/models.ts";
import { badField } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** @throws bad_input on `meeting` that is not the alliance's, on `item` that is not on its agenda */
export async function requireItem(
  models: Models,
  about: { alliance: string; meeting: string | null; item: string | null },
  { session }: Pick<Transaction, "session">,
): Promise<void> {
  if (about.meeting === null) return;
  const meeting = await models.meetings.findOne({ _id: about.meeting, alliance: about.alliance }, { agenda: 1 }, { session }).lean();
  if (!meeting) throw badField("meeting", "not_allowed");
  if (!meeting.agenda.some((item) => item.id === about.item)) throw badField("item", "not_allowed");
}
