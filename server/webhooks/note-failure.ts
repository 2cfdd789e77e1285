import type { WebhookRecord } from "../../models/webhook.ts";
import { waitAfter } from "../outbound/wait-after.ts";
import type { Answer } from "./receiver/post-message.ts";
import { stopWebhook } from "./stop-webhook.ts";
import type { WebhookDependencies } from "./webhook-dependencies.ts";

const PATIENCE = { firstMs: 10_000, longestMs: 4 * 3_600_000 };
/** Who keeps the alliance is told once nothing got through for so long, and later that it was given up. Events are kept for longer. */
const WARNING_MS = 86_400_000;
const GIVEN_UP_MS = 5 * 86_400_000;
/** The receiver is gone, and says so. */
const GONE = 410;

/**
 * Writes down that a message did not get through: it is sent again later, at growing intervals or when the receiver asks for it, and the webhook
 * stops once the receiver says that it is gone, or after days.
 * @param same the webhook as it was when the message was sent; one that was changed meanwhile is left alone
 * @param upTo number of the last event before the message
 */
export async function noteFailure(
  dependencies: WebhookDependencies,
  webhook: WebhookRecord,
  same: Pick<WebhookRecord, "_id" | "sealed" | "after"> & { state: "on" },
  { status, fault, pauseMs }: Answer,
  upTo: number,
): Promise<void> {
  const { models, clock, inTransaction, notify, keepersOf } = dependencies;
  const now = clock.now();
  // Something got through in this very turn: the trouble has just begun.
  const before = same.after === webhook.after ? webhook : { tries: 0, trouble: null };
  const trouble = { since: before.trouble?.since ?? now, status, fault };
  const lastedMs = now.getTime() - trouble.since.getTime();
  if (status === GONE) return stopWebhook(dependencies, webhook, "gone", { trouble });
  if (lastedMs >= GIVEN_UP_MS) return stopWebhook(dependencies, webhook, "given_up", { trouble });
  const waitMs = Math.min(PATIENCE.longestMs, Math.max(pauseMs ?? 0, waitAfter(PATIENCE, before.tries, Math.random())));
  await models.webhooks.updateOne(same, { $set: { after: upTo, tries: before.tries + 1, trouble, nextAt: new Date(now.getTime() + waitMs) } });
  if (lastedMs < WARNING_MS) return;
  await inTransaction(null, async (transaction) =>
    notify(transaction, await keepersOf(transaction, webhook), {
      key: `webhook.failing:${webhook._id}:${trouble.since.getTime()}`,
      kind: "webhook_failing",
      facts: { name: webhook.name },
      href: `/admin/alliances/${webhook.alliance}/webhooks/${webhook._id}`,
    }),
  );
}
