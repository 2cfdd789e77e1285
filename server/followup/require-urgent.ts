import type { Models } from "../database/models.ts";
import { badField } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";

/** @throws bad_input on `urgent` that is not one of the alliance, or that a meeting did not confirm */
export async function requireUrgent(models: Models, about: { alliance: string; urgent?: string | null | undefined }, { session }: Pick<Transaction, "session">): Promise<void> {
  if (!about.urgent) return;
  const matter = await models.urgentMatters.findOne({ _id: about.urgent, alliance: about.alliance }, { state: 1 }, { session }).lean();
  if (!matter || matter.state === "refused") throw badField("urgent", "not_allowed");
}
