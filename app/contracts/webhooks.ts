import { z } from "zod";
import { id, instant, line, someOf } from "./common.ts";
import type { EventType } from "./streams.ts";

/** What another system can be told of: events of the alliance's stream by the names that they have there. */
export const webhookEvents = [
  "listing.published",
  "listing.changed",
  "policy.published",
  "edition.published",
  "meeting.scheduled",
  "meeting.changed",
  "meeting.near",
  "meeting.opened",
  "meeting.closed",
  "meeting.cancelled",
  "resolution.changed",
  "action.changed",
  "suggestion.changed",
  "undertaking.changed",
  "example.changed",
  "consultation.changed",
  "chair.changed",
  "alliance.changed",
] as const satisfies readonly EventType[];
export const webhookEvent = z.enum(webhookEvents);
export type WebhookEvent = z.infer<typeof webhookEvent>;

/** Sent besides, whatever was chosen: a trial, and that events are gone which were not delivered while they were kept. */
export const webhookNotes = ["webhook.test", "events.missed"] as const;
export type WebhookNote = (typeof webhookNotes)[number];

/** Why nothing is sent until somebody changes something: the receiver said 410, failed for days, or the hub's secrets were changed. */
export const webhookFaults = ["gone", "given_up", "sealed"] as const;
export const webhookFault = z.enum(webhookFaults);
export type WebhookFault = z.infer<typeof webhookFault>;

/** Why there was no answer. `address`: the name leads to an address that the hub does not write to. */
export const attemptFaults = ["address", "unresolved", "timeout", "certificate", "unreachable"] as const;
export const attemptFault = z.enum(attemptFaults);
export type AttemptFault = z.infer<typeof attemptFault>;

/** Body of what a receiver is sent; ids and states only, `url` is where the record is read with a token of one's own. */
export const webhookMessage = z.object({
  type: z.enum([...webhookEvents, ...webhookNotes]),
  /** When it happened. */
  timestamp: instant,
  data: z
    .object({
      alliance: id,
      stream: z.string(),
      /** Number of the event in the stream; grows from message to message, with holes where an event is not for everybody. Null for a trial. */
      seq: z.int().nullable(),
      url: z.url(),
    })
    .catchall(z.unknown()),
});
export type WebhookMessage = z.infer<typeof webhookMessage>;

const events = someOf(webhookEvent);
/** `https://`, with a host of one's own; it may hold a key, so it is not shown again. */
const address = line(500);

export const webhookInput = z.strictObject({
  /** Name of the system. */
  name: line(30),
  address,
  events,
});
export type WebhookInput = z.output<typeof webhookInput>;

export const webhookPatch = z.strictObject({
  name: line(30).optional(),
  address: address.optional(),
  events: events.optional(),
  on: z.boolean().optional(),
});
export type WebhookPatch = z.output<typeof webhookPatch>;

/** From where everything is delivered again: after the event of a number, or from an instant on. */
export const replayInput = z
  .strictObject({ after: z.int().min(0).optional(), since: instant.optional() })
  .refine(({ after, since }) => (after === undefined) !== (since === undefined), { error: "webhook_replay_one", path: ["after"] });
export type ReplayInput = z.output<typeof replayInput>;

export const webhookView = z.object({
  id,
  name: z.string(),
  host: z.string(),
  /** Last four characters of the address, by which people tell webhooks apart. */
  tail: z.string(),
  events: z.array(webhookEvent),
  /** `stopped`: nothing is sent until somebody turns it on again, see `fault`. */
  state: z.enum(["on", "off", "stopped"]),
  fault: webhookFault.nullable(),
  /** What went wrong last, and since when nothing gets through; null while all is well. */
  trouble: z.object({ since: instant, status: z.int().nullable(), fault: attemptFault.nullable() }).nullable(),
  /** When what did not get through is sent again; null when nothing waits. */
  retryAt: instant.nullable(),
  lastSentAt: instant.nullable(),
  /** Events up to this number are delivered or of no concern; `newest` is the stream's last one. */
  position: z.int(),
  newest: z.int(),
  /** Until when messages are signed with the former secret too. */
  oldSecretUntil: instant.nullable(),
  revision: z.int(),
});
export type WebhookView = z.infer<typeof webhookView>;

/** A webhook with its secret, which is shown this once. */
export const webhookWithSecret = z.object({ webhook: webhookView, secret: z.string() });
export type WebhookWithSecret = z.infer<typeof webhookWithSecret>;

/** One attempt. */
export const attemptView = z.object({
  id,
  /** `webhook-id`: the same for every attempt at one event. */
  message: z.string(),
  type: z.enum([...webhookEvents, ...webhookNotes]),
  seq: z.int().nullable(),
  at: instant,
  ok: z.boolean(),
  status: z.int().nullable(),
  fault: attemptFault.nullable(),
  ms: z.int(),
});
export type AttemptView = z.infer<typeof attemptView>;
