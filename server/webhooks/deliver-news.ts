import { Agent } from "node:https";
import type { WebhookRecord } from "../../models/webhook.ts";
import { eventsAfter } from "../outbound/events-after.ts";
import { attemptMessage, openReceiver } from "./attempt-message.ts";
import { noteFailure } from "./note-failure.ts";
import { stopWebhook } from "./stop-webhook.ts";
import type { WebhookDependencies } from "./webhook-dependencies.ts";
import { messagesOf, missedMessage, type Message } from "./write-message.ts";

/** Most events in one look; what comes after them is for the next. */
const MOST = 200;
/** A turn ends after so long, or with the first answer that took so long: others wait for their turn. */
const TURN_MS = 4_000;
const SLOW_MS = 1_500;

/** Up to which number a receiver knows everything once it has a message, or without one where there is nothing to tell. */
interface Step {
  upTo: number;
  message: Message | null;
}

/**
 * Delivers what a webhook has not told, one message an event, the next once the receiver has the one before. The number moves with each message
 * that got through; the first that does not ends the turn, and is the first of the next one.
 */
export async function deliverNews(dependencies: WebhookDependencies, webhook: WebhookRecord): Promise<void> {
  const { models, clock } = dependencies;
  const { _id, sealed } = webhook;
  const receiver = openReceiver(dependencies, webhook);
  if (!receiver) return stopWebhook(dependencies, webhook, "sealed");
  const { steps, more } = await stepsOf(dependencies, webhook);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const began = performance.now();
  let { after } = webhook;
  let upTo = after;
  try {
    for (const step of steps) {
      let isSlow = false;
      if (step.message) {
        const { answer } = await attemptMessage(dependencies, webhook, receiver, step.message, agent);
        // One that was turned off, set back or given another address meanwhile has begun anew.
        const same = { _id, sealed, after, state: "on" as const };
        if (!answer.ok) return await noteFailure(dependencies, webhook, same, answer, upTo);
        const moved = await models.webhooks.updateOne(same, { $set: { after: step.upTo, tries: 0, trouble: null, lastSentAt: clock.now() } });
        if (moved.matchedCount === 0) return;
        after = step.upTo;
        isSlow = answer.ms > SLOW_MS;
      }
      upTo = step.upTo;
      if (isSlow || performance.now() - began > TURN_MS) break;
    }
  } finally {
    agent.destroy();
  }
  const left = more || upTo < (steps.at(-1)?.upTo ?? upTo);
  await models.webhooks.updateOne({ _id, sealed, after, state: "on" }, { $set: { after: upTo, nextAt: left ? clock.now() : null } });
}

/** What is to be told in order, and whether there is more than one look holds. */
async function stepsOf(dependencies: WebhookDependencies, webhook: WebhookRecord): Promise<{ steps: Step[]; more: boolean }> {
  const events = await eventsAfter(dependencies, webhook, MOST);
  const messageOf = await messagesOf(dependencies, webhook, events);
  const steps: Step[] = events.map((event) => ({ upTo: event.seq, message: messageOf(event) }));
  const [first] = events;
  if (first && first.seq > webhook.after + 1) steps.unshift({ upTo: first.seq - 1, message: missedMessage(webhook, dependencies.baseUrl, webhook.after, first) });
  return { steps, more: events.length === MOST };
}
