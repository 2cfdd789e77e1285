import { Agent } from "node:https";
import type { AttemptView } from "../../app/contracts/webhooks.ts";
import type { Actor } from "../access/actor.ts";
import { AppError, conflict } from "../errors.ts";
import { attemptMessage, openReceiver } from "./attempt-message.ts";
import { presentAttempt } from "./present-webhook.ts";
import { requireWebhook } from "./require-webhook.ts";
import type { WebhookDependencies } from "./webhook-dependencies.ts";
import { trialMessage } from "./write-message.ts";

/** Nobody looks into a receiver's log more often. */
const PATIENCE_MS = 3_000;

/**
 * Sends a trial and says what the receiver answered, whatever that is. A receiver that answers well has what waits delivered at once; a webhook that
 * is off or stopped stays so. Writes an audit record.
 * @throws not_found, forbidden; conflict `webhook_sealed`; rate_limited
 */
export async function tryWebhook(dependencies: WebhookDependencies, actor: Actor, alliance: string, id: string): Promise<AttemptView> {
  const { models, inTransaction, clock, ids, baseUrl } = dependencies;
  const webhook = await requireWebhook(dependencies, actor, alliance, id);
  const now = clock.now();
  const readyInMs = (webhook.testedAt?.getTime() ?? 0) + PATIENCE_MS - now.getTime();
  if (readyInMs > 0) throw new AppError("rate_limited", { retryAfterMs: readyInMs });
  const receiver = openReceiver(dependencies, webhook);
  if (!receiver) throw conflict("webhook_sealed");
  await inTransaction(actor, async (transaction) => {
    await models.webhooks.updateOne({ _id: id }, { $set: { testedAt: now } }, { session: transaction.session });
    transaction.audit({ action: "webhook.try", subject: { kind: "webhook", id }, alliance, county: webhook.county, after: { name: webhook.name } });
  });
  const { attempt } = await attemptMessage(dependencies, webhook, receiver, trialMessage(webhook, baseUrl, ids.next(), now), new Agent());
  if (attempt.ok) await models.webhooks.updateOne({ _id: id, state: "on", tries: { $gt: 0 } }, { $set: { nextAt: clock.now() } });
  return presentAttempt(attempt);
}
