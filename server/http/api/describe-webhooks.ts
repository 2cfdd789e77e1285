import { z } from "zod";
import { webhookEvents, webhookMessage, webhookNotes } from "../../../app/contracts/webhooks.ts";

const headers = {
  "webhook-id": "The same for every attempt at one event: what was seen before can be dropped",
  "webhook-timestamp": "Seconds since 1970 of this attempt; refuse what is older than five minutes",
  "webhook-signature": "One or more `v1,` + base64(HMAC-SHA256(base64-decoded secret after `whsec_`, `id.timestamp.body`)), divided by spaces; one that fits is enough",
};

const description = [
  "Follows the Standard Webhooks specification. Messages come in the order of the alliance's stream, at least once, the next one when this one was answered.",
  "2xx within 10 seconds: taken. 410: stopped for good. Anything else: sent again at growing intervals, for 5 days. Redirects are not followed.",
].join(" ");

/** What receivers of webhooks are sent, for OpenAPI. Pure. */
export function describeWebhooks(): Record<string, object> {
  const { $schema: _, ...schema } = z.toJSONSchema(webhookMessage) as Record<string, unknown>;
  const post = (type: string) => ({
    summary: type,
    description,
    parameters: Object.entries(headers).map(([name, description]) => ({ name, in: "header", required: true, description, schema: { type: "string" } })),
    requestBody: { required: true, content: { "application/json": { schema } } },
    responses: { "2XX": { description: "Taken" }, "410": { description: "Never again" }, default: { description: "Sent again later" } },
  });
  return Object.fromEntries([...webhookEvents, ...webhookNotes].map((type) => [type, { post: post(type) }]));
}
