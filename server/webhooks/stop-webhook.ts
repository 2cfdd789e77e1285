import type { WebhookFault } from "../../app/contracts/webhooks.ts";
import type { WebhookRecord } from "../../models/webhook.ts";
import type { WebhookDependencies } from "./webhook-dependencies.ts";

/** Stops a webhook until somebody turns it on again, and tells who keeps the alliance. Writes an audit record. What it has not told stays to be told. */
export async function stopWebhook(
  { models, inTransaction, notify, keepersOf }: WebhookDependencies,
  { _id: id, sealed, alliance, county, name }: WebhookRecord,
  fault: WebhookFault,
  noted: Pick<WebhookRecord, "trouble"> | Record<string, never> = {},
): Promise<void> {
  await inTransaction(null, async (transaction) => {
    const { session, at } = transaction;
    const written = await models.webhooks.updateOne({ _id: id, sealed, state: "on" }, { $set: { ...noted, state: "stopped", fault, nextAt: null }, $inc: { revision: 1 } }, { session });
    if (written.matchedCount === 0) return;
    await notify(transaction, await keepersOf(transaction, { alliance, county }), {
      key: `webhook.stopped:${id}:${at.getTime()}`,
      kind: "webhook_stopped",
      facts: { name },
      href: `/admin/alliances/${alliance}/webhooks/${id}`,
    });
    transaction.audit({ action: "webhook.stopped", subject: { kind: "webhook", id }, alliance, county, after: { name, fault } });
  });
}
