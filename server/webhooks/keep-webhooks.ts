import type { WebhookInput, WebhookPatch, WebhookView, WebhookWithSecret } from "../../app/contracts/webhooks.ts";
import type { WebhookRecord } from "../../models/webhook.ts";
import type { Actor } from "../access/actor.ts";
import { takenAs } from "../database/is-taken.ts";
import { badField, conflict } from "../errors.ts";
import { asItWas } from "../outbox/as-it-was.ts";
import { newestNumber } from "../outbox/newest-number.ts";
import type { AuditEntry } from "../outbox/transaction.ts";
import { requireRevision } from "../require-revision.ts";
import { hashSecret } from "../secrets.ts";
import { beginAnew } from "./begin-anew.ts";
import { presentWebhook } from "./present-webhook.ts";
import { readAddress } from "./receiver/read-address.ts";
import { newWebhookSecret } from "./receiver/sign-message.ts";
import { requireWebhook } from "./require-webhook.ts";
import type { WebhookDependencies } from "./webhook-dependencies.ts";

/** Webhooks that one alliance may have. */
const MOST = 10;

/** The alliance's webhooks, in the order in which they were added. @throws not_found, forbidden */
export async function listWebhooks(dependencies: WebhookDependencies, actor: Actor, alliance: string): Promise<WebhookView[]> {
  const { models, clock } = dependencies;
  await dependencies.requireKeptAlliance(actor, alliance);
  const webhooks = await models.webhooks.find({ alliance }).sort({ createdAt: 1, _id: 1 }).limit(MOST).lean();
  const newest = await newestNumber(dependencies, `alliance:${alliance}`);
  return webhooks.map((webhook) => presentWebhook(webhook, newest, clock.now()));
}

/**
 * Adds a webhook; it tells of what happens from now on. The reply is the only place where its secret is ever shown. Writes an audit record, which
 * holds the host alone.
 * @throws not_found, forbidden; bad_input on `address`; conflict `too_many_webhooks`, `webhook_known`
 */
export async function addWebhook(dependencies: WebhookDependencies, actor: Actor, alliance: string, input: WebhookInput): Promise<WebhookWithSecret> {
  const { models, inTransaction, ids, seal } = dependencies;
  const secret = newWebhookSecret();
  const webhook = await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const { county } = await dependencies.requireKeptAlliance(actor, alliance, session);
    const held = await models.webhooks.find({ alliance }, { _id: 1 }, { session }).lean();
    if (held.length >= MOST) throw conflict("too_many_webhooks", { most: MOST });
    const added: WebhookRecord = {
      _id: ids.next(),
      alliance,
      county,
      name: input.name,
      ...addressOf(dependencies, input.address),
      secrets: [{ sealed: seal.seal(secret), until: null }],
      events: input.events,
      state: "on",
      fault: null,
      after: await newestNumber(dependencies, `alliance:${alliance}`, session),
      nextAt: null,
      tries: 0,
      trouble: null,
      lastSentAt: null,
      testedAt: null,
      revision: 0,
      createdAt: at,
    };
    await models.webhooks.create([added], { session });
    transaction.audit(entryOf("webhook.add", added, { name: added.name, host: added.host, events: added.events }));
    return added;
  }).catch(refuseTwin);
  return { webhook: presentWebhook(webhook, webhook.after, webhook.createdAt), secret };
}

/**
 * Changes name, events or address, or turns it on and off. Turned on again it goes on where it was: what happened meanwhile is delivered, as far as
 * the stream is kept.
 * @throws not_found, forbidden; bad_input on `address`; conflict `stale_revision`, `webhook_known`
 */
export async function changeWebhook(dependencies: WebhookDependencies, actor: Actor, alliance: string, id: string, patch: WebhookPatch, revision: number): Promise<WebhookView> {
  const { models, inTransaction } = dependencies;
  return inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const webhook = await requireWebhook(dependencies, actor, alliance, id, session);
    requireRevision(revision, webhook);
    const { name, events, on, address } = patch;
    const begins = on ?? (address !== undefined && webhook.state === "stopped");
    const state = on === false ? "off" : begins ? "on" : webhook.state;
    const changes: Partial<WebhookRecord> = {
      ...(name !== undefined && { name }),
      ...(events !== undefined && { events }),
      ...(address !== undefined && addressOf(dependencies, address)),
      state,
      ...(state !== "stopped" && { fault: null }),
      ...(state === "on" && (begins || address !== undefined) && beginAnew(dependencies, webhook)),
      revision: webhook.revision + 1,
    };
    await models.webhooks.updateOne({ _id: id, revision: webhook.revision }, { $set: changes }, { session });
    const told = { ...(name !== undefined && { name }), ...(events && { events }), ...(on !== undefined && { on }), ...(address !== undefined && { host: changes.host }) };
    transaction.audit({ ...entryOf("webhook.change", webhook, told), before: asItWas({ ...webhook, on: webhook.state === "on" }, told) });
    return presentWebhook({ ...webhook, ...changes }, await newestNumber(dependencies, `alliance:${alliance}`, session), at);
  }).catch(refuseTwin);
}

/** Removes a webhook with its address and secret. @throws not_found, forbidden; conflict `stale_revision` */
export async function removeWebhook(dependencies: WebhookDependencies, actor: Actor, alliance: string, id: string, revision: number | undefined): Promise<void> {
  await dependencies.inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const webhook = await requireWebhook(dependencies, actor, alliance, id, session);
    requireRevision(revision, webhook);
    await dependencies.models.webhooks.deleteOne({ _id: id }, { session });
    transaction.audit({ ...entryOf("webhook.remove", webhook), before: { name: webhook.name, host: webhook.host } });
  });
}

/** @throws bad_input on `address` for one that the hub does not write to */
function addressOf({ seal, outside }: WebhookDependencies, text: string): Pick<WebhookRecord, "sealed" | "fingerprint" | "host" | "tail"> {
  const read = readAddress(text, outside.insideHosts);
  if ("rule" in read) throw badField("address", read.rule);
  const { href } = read.url;
  return { sealed: seal.seal(href), fingerprint: hashSecret(href), host: read.host, tail: href.slice(-4) };
}

const entryOf = (action: "webhook.add" | "webhook.change" | "webhook.remove", { _id: id, alliance, county }: WebhookRecord, after?: Record<string, unknown>): AuditEntry => ({
  action,
  subject: { kind: "webhook", id },
  alliance,
  county,
  ...(after && { after }),
});

/** One webhook a receiver and alliance. */
const refuseTwin = takenAs(() => conflict("webhook_known"));
