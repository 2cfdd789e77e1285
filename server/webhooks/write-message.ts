import type { WebhookMessage } from "../../app/contracts/webhooks.ts";
import { webhookEvents, type WebhookEvent, type WebhookNote } from "../../app/contracts/webhooks.ts";
import type { EventRecord } from "../../models/event.ts";
import type { WebhookRecord } from "../../models/webhook.ts";
import { isForEveryMember, isListingForEveryMember } from "../access/outside-rules.ts";
import type { WebhookDependencies } from "./webhook-dependencies.ts";

/** A message before it is signed; `id` is the same whenever it is written anew, so that a receiver can drop what it has. */
export interface Message {
  id: string;
  type: WebhookEvent | WebhookNote;
  seq: number | null;
  body: string;
}

type Writer = (event: EventRecord) => Message | null;
type Target = Pick<WebhookRecord, "_id" | "alliance" | "county" | "events">;
type Data = EventRecord["data"];

/**
 * Reads what events name, once for all of them; the answer turns an event into its message, null where it is not for this receiver: it was not
 * chosen, or not every member of the alliance may read it.
 */
export async function messagesOf({ models, baseUrl }: Pick<WebhookDependencies, "models" | "baseUrl">, webhook: Target, events: readonly EventRecord[]): Promise<Writer> {
  const named = [...new Set(events.flatMap(({ data }) => (typeof data.listing === "string" ? data.listing : [])))];
  const listings = named.length === 0 ? [] : await models.listings.find({ _id: { $in: named } }, { readers: 1 }).lean();
  const readable = new Set(listings.filter((listing) => isListingForEveryMember(webhook, listing)).map(({ _id }) => _id));
  const wanted = new Set<string>(webhook.events);
  return (event) => {
    if (!wanted.has(event.type) || !isWebhookEvent(event.type) || !isForEveryMember(event)) return null;
    const told = tell[event.type](event.data, readable);
    return told && write(webhook, baseUrl, `msg_${webhook._id}_${event.seq}`, event.type, event.at, event.seq, told);
  };
}

/** A trial; each has an id of its own. Pure. */
export const trialMessage = (webhook: Target, baseUrl: string, id: string, at: Date): Message =>
  write(webhook, baseUrl, `msg_${webhook._id}_test_${id}`, "webhook.test", at, null, { path: `/alliances/${webhook.alliance}`, facts: {} });

/** That the events after one number and before another are gone: what they changed has to be read anew. Pure. */
export const missedMessage = (webhook: Target, baseUrl: string, after: number, next: EventRecord): Message =>
  write(webhook, baseUrl, `msg_${webhook._id}_missed_${after}_${next.seq}`, "events.missed", next.at, next.seq - 1, { path: `/alliances/${webhook.alliance}`, facts: { after } });

const isWebhookEvent = (type: string): type is WebhookEvent => (webhookEvents as readonly string[]).includes(type);

/** Path below the API where the record is read, and what is told of it: field by field, ids and states and never a name, a text or an amount. */
interface Told {
  path: string;
  facts: Record<string, unknown>;
}

const pick = (data: Data, ...names: string[]): Record<string, unknown> => Object.fromEntries(names.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]])));

/** One that not every member may read any longer changes for the last time: by its id alone a receiver drops its copy. */
function listing(data: Data, readable: ReadonlySet<string>, isNew: boolean): Told | null {
  const isRead = readable.has(String(data.listing));
  if (!isRead && isNew) return null;
  return {
    path: `/${data.kind === "policy" ? "policies" : "listings"}/${String(data.listing)}`,
    facts: isRead ? pick(data, "listing", "kind", "owner", "state", "revision") : pick(data, "listing", "kind"),
  };
}

const meeting = (data: Data): Told => ({ path: `/meetings/${String(data.meeting)}`, facts: pick(data, "meeting", "startsAt", "moved", "revision") });

const tell: Record<WebhookEvent, (data: Data, readable: ReadonlySet<string>) => Told | null> = {
  "listing.published": (data, readable) => listing(data, readable, true),
  "listing.changed": (data, readable) => listing(data, readable, false),
  "policy.published": (data, readable) => listing(data, readable, true),
  "edition.published": (data) => ({ path: `/editions/${String(data.edition)}`, facts: pick(data, "edition", "year", "serial") }),
  "meeting.scheduled": meeting,
  "meeting.changed": meeting,
  "meeting.near": meeting,
  "meeting.opened": meeting,
  "meeting.closed": meeting,
  "meeting.cancelled": meeting,
  "resolution.changed": (data) => ({ path: `/resolutions/${String(data.resolution)}`, facts: pick(data, "resolution", "year", "serial", "versions", "reviewOn", "revision") }),
  "action.changed": (data) => ({ path: `/actions/${String(data.action)}`, facts: pick(data, "action", "state", "due", "lead", "percent") }),
  "suggestion.changed": (data) => ({ path: `/suggestions/${String(data.suggestion)}`, facts: pick(data, "suggestion", "state", "unit", "due") }),
  "example.changed": (data) => ({ path: `/examples/${String(data.example)}`, facts: pick(data, "example", "state") }),
  "undertaking.changed": (data) => ({ path: `/undertakings/${String(data.undertaking)}`, facts: pick(data, "undertaking", "state", "due") }),
  "consultation.changed": (data) => ({ path: `/consultations/${String(data.consultation)}`, facts: pick(data, "consultation", "state", "until") }),
  "chair.changed": (data) => ({
    path: `/alliances/${String(data.alliance)}/rotation`,
    facts: { chair: data.chair ? pick(data.chair as Data, "organization", "acting", "until") : null },
  }),
  "alliance.changed": (data) => ({ path: `/alliances/${String(data.alliance)}`, facts: pick(data, "what", "part", "organization", "revision") }),
};

function write(webhook: Target, baseUrl: string, id: string, type: Message["type"], at: Date, seq: number | null, { path, facts }: Told): Message {
  const message: WebhookMessage = {
    type,
    timestamp: at.toISOString(),
    data: { alliance: webhook.alliance, stream: `alliance:${webhook.alliance}`, seq, url: `${baseUrl}/api/v1${path}`, ...facts },
  };
  return { id, type, seq, body: JSON.stringify(message) };
}
