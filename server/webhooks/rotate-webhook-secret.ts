import type { WebhookWithSecret } from "../../app/contracts/webhooks.ts";
import type { Actor } from "../access/actor.ts";
import { newestNumber } from "../outbox/newest-number.ts";
import { requireRevision } from "../require-revision.ts";
import { presentWebhook } from "./present-webhook.ts";
import { newWebhookSecret } from "./receiver/sign-message.ts";
import { requireWebhook } from "./require-webhook.ts";
import type { WebhookDependencies } from "./webhook-dependencies.ts";

/** Time to put the new secret into the receiver, which knows messages by either meanwhile. */
const BOTH_MS = 24 * 3_600_000;

/**
 * Gives a webhook another secret, shown this once. The former one signs too for a day; one before that no longer. Writes an audit record without it.
 * @throws not_found, forbidden; conflict `stale_revision`
 */
export async function rotateWebhookSecret(dependencies: WebhookDependencies, actor: Actor, alliance: string, id: string, revision: number | undefined): Promise<WebhookWithSecret> {
  const { models, inTransaction, seal } = dependencies;
  const secret = newWebhookSecret();
  return inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const webhook = await requireWebhook(dependencies, actor, alliance, id, session);
    requireRevision(revision, webhook);
    const former = webhook.secrets[0]!;
    const changes = {
      secrets: [{ sealed: seal.seal(secret), until: null }, { sealed: former.sealed, until: new Date(at.getTime() + BOTH_MS) }],
      revision: webhook.revision + 1,
    };
    await models.webhooks.updateOne({ _id: id, revision: webhook.revision }, { $set: changes }, { session });
    transaction.audit({ action: "webhook.rotate", subject: { kind: "webhook", id }, alliance, county: webhook.county, after: { name: webhook.name } });
    return { webhook: presentWebhook({ ...webhook, ...changes }, await newestNumber(dependencies, `alliance:${alliance}`, session), at), secret };
  });
}
