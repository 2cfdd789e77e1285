import type { ReplayInput, WebhookView } from "../../app/contracts/webhooks.ts";
import type { Actor } from "../access/actor.ts";
import { badField } from "../errors.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { newestNumber } from "../outbox/newest-number.ts";
import { beginAnew } from "./begin-anew.ts";
import { presentWebhook } from "./present-webhook.ts";
import { requireWebhook } from "./require-webhook.ts";
import type { WebhookDependencies } from "./webhook-dependencies.ts";

/**
 * Delivers again, in order, all that came after a number or since an instant, as far as the stream is kept, and then goes on; by a number further on
 * it leaves out what lies before. Ids of messages stay as they were. One that is off or stopped begins when it is turned on. Writes an audit record.
 * @throws not_found, forbidden; bad_input on `after` for a number that is not kept, or not reached yet
 */
export async function replayWebhook(dependencies: WebhookDependencies, actor: Actor, alliance: string, id: string, input: ReplayInput): Promise<WebhookView> {
  const { models, inTransaction } = dependencies;
  return inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const webhook = await requireWebhook(dependencies, actor, alliance, id, session);
    const newest = await newestNumber(dependencies, `alliance:${alliance}`, session);
    const after = input.since === undefined ? await keptNumber(dependencies, transaction, alliance, input.after!, newest) : await numberBefore(dependencies, transaction, alliance, new Date(input.since), newest);
    const changes = { after, ...(webhook.state === "on" && beginAnew(dependencies, webhook)), revision: webhook.revision + 1 };
    await models.webhooks.updateOne({ _id: id, revision: webhook.revision }, { $set: changes }, { session });
    transaction.audit({ action: "webhook.replay", subject: { kind: "webhook", id }, alliance, county: webhook.county, before: { after: webhook.after }, after: { name: webhook.name, after } });
    return presentWebhook({ ...webhook, ...changes }, newest, at);
  });
}

/** @throws bad_input on `after` */
async function keptNumber({ models }: WebhookDependencies, { session }: Transaction, alliance: string, after: number, newest: number): Promise<number> {
  if (after > newest) throw badField("after", "webhook_replay_ahead", { newest });
  const [oldest] = await models.events.find({ stream: `alliance:${alliance}` }, { seq: 1 }, { session }).sort({ seq: 1 }).limit(1).lean();
  const first = (oldest?.seq ?? newest + 1) - 1;
  if (after < first) throw badField("after", "webhook_replay_gone", { first });
  return after;
}

/** Number before the first event since an instant. */
async function numberBefore({ models }: WebhookDependencies, { session }: Transaction, alliance: string, since: Date, newest: number): Promise<number> {
  const [first] = await models.events.find({ stream: `alliance:${alliance}`, at: { $gte: since } }, { seq: 1 }, { session }).sort({ seq: 1 }).limit(1).lean();
  return first ? first.seq - 1 : newest;
}
