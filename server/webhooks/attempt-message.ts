import type { Agent } from "node:https";
import type { WebhookAttemptRecord } from "../../models/webhook-attempt.ts";
import type { WebhookRecord } from "../../models/webhook.ts";
import { postMessage, type Answer } from "./receiver/post-message.ts";
import { signMessage } from "./receiver/sign-message.ts";
import type { WebhookDependencies } from "./webhook-dependencies.ts";
import type { Message } from "./write-message.ts";

/** A receiver as it is written to: nothing of it is stored in the open. */
export interface Receiver {
  url: URL;
  secrets: string[];
}

/** Opens what a webhook keeps sealed; null after a change of the hub's secrets. */
export function openReceiver({ seal, clock }: WebhookDependencies, { sealed, secrets }: Pick<WebhookRecord, "sealed" | "secrets">): Receiver | null {
  const now = clock.now();
  const address = seal.open(sealed);
  const opened = secrets.filter(({ until }) => until === null || until > now).map((secret) => seal.open(secret.sealed));
  // One that was replaced may be lost; what signs now may not.
  return address === null || !opened[0] ? null : { url: new URL(address), secrets: opened.filter((secret) => secret !== null) };
}

/** One attempt at a message, which is noted, whatever became of it. */
export async function attemptMessage(
  { models, clock, ids, log, outside }: WebhookDependencies,
  webhook: Pick<WebhookRecord, "_id" | "host">,
  receiver: Receiver,
  message: Message,
  agent: Agent,
): Promise<{ attempt: WebhookAttemptRecord; answer: Answer }> {
  const at = clock.now();
  const answer = await postMessage(outside, receiver.url, signMessage(receiver.secrets, message.id, message.body, at), message.body, agent);
  const { ok, status, fault, ms } = answer;
  const attempt: WebhookAttemptRecord = { _id: ids.next(), webhook: webhook._id, message: message.id, type: message.type, seq: message.seq, at, ok, status, fault, ms };
  await models.webhookAttempts.create([attempt]);
  // The address may hold a key: its host has to do.
  if (!ok) log.warn({ webhook: webhook._id, host: webhook.host, message: message.id, status, fault, ms }, "a webhook did not get through");
  return { attempt, answer };
}
