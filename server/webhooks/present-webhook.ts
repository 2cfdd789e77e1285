import type { AttemptView, WebhookView } from "../../app/contracts/webhooks.ts";
import type { WebhookAttemptRecord } from "../../models/webhook-attempt.ts";
import type { WebhookRecord } from "../../models/webhook.ts";

/** A webhook as its keepers see it: never its whole address or secret. Pure. @param newest number of the stream's last event */
export function presentWebhook(webhook: WebhookRecord, newest: number, now: Date): WebhookView {
  const { _id: id, name, host, tail, events, state, fault, trouble, nextAt, lastSentAt, after, secrets, revision } = webhook;
  const old = secrets[1]?.until ?? null;
  return {
    id,
    name,
    host,
    tail,
    events,
    state,
    fault,
    trouble: trouble && { since: trouble.since.toISOString(), status: trouble.status, fault: trouble.fault },
    retryAt: state === "on" && trouble && nextAt ? nextAt.toISOString() : null,
    lastSentAt: lastSentAt?.toISOString() ?? null,
    position: after,
    newest,
    oldSecretUntil: old && old > now ? old.toISOString() : null,
    revision,
  };
}

/** One attempt. Pure. */
export const presentAttempt = ({ _id: id, message, type, seq, at, ok, status, fault, ms }: WebhookAttemptRecord): AttemptView => ({
  id,
  message,
  type,
  seq,
  at: at.toISOString(),
  ok,
  status,
  fault,
  ms,
});
