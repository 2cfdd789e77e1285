import { z } from "zod";
import { id, pageOf, pageQuery } from "../../../app/contracts/common.ts";
import { attemptView, replayInput, webhookInput, webhookPatch, webhookView, webhookWithSecret } from "../../../app/contracts/webhooks.ts";
import { endpoint } from "./endpoint.ts";
import { pageOfWhole } from "./page-of-whole.ts";

const ofAlliance = z.object({ id });
const one = z.object({ id, webhook: id });

/** Other systems that are told of what happens in an alliance. */
export const webhookEndpoints = [
  endpoint({
    method: "GET",
    path: "/alliances/:id/webhooks",
    summary: "Webhooks of an alliance; their addresses and secrets are never shown",
    params: ofAlliance,
    query: pageQuery,
    reply: pageOf(webhookView),
    async handle({ query, actor, params, services }) {
      return pageOfWhole(await services.webhooks.listWebhooks(actor, params.id), query);
    },
  }),
  endpoint({
    method: "POST",
    path: "/alliances/:id/webhooks",
    summary: "Add a webhook by its https address; the secret that signs its messages is in this reply only",
    params: ofAlliance,
    body: webhookInput,
    reply: webhookWithSecret,
    status: 201,
    handle: ({ actor, params, body, services }) => services.webhooks.addWebhook(actor, params.id, body),
  }),
  endpoint({
    method: "PATCH",
    path: "/alliances/:id/webhooks/:webhook",
    summary: "Change a webhook's name, events or address, or turn it on or off; turned on it goes on where it was",
    params: one,
    body: webhookPatch,
    reply: webhookView,
    revision: "required",
    handle: ({ actor, params, body, revision, services }) => services.webhooks.changeWebhook(actor, params.id, params.webhook, body, revision),
  }),
  endpoint({
    method: "DELETE",
    path: "/alliances/:id/webhooks/:webhook",
    summary: "Remove a webhook with its address and secret",
    params: one,
    revision: "optional",
    handle: ({ actor, params, revision, services }) => services.webhooks.removeWebhook(actor, params.id, params.webhook, revision),
  }),
  endpoint({
    method: "POST",
    path: "/alliances/:id/webhooks/:webhook/secret",
    summary: "Give a webhook another secret, in this reply only; messages are signed with the former one too for 24 hours",
    params: one,
    reply: webhookWithSecret,
    revision: "optional",
    handle: ({ actor, params, revision, services }) => services.webhooks.rotateWebhookSecret(actor, params.id, params.webhook, revision),
  }),
  endpoint({
    method: "POST",
    path: "/alliances/:id/webhooks/:webhook/try",
    summary: "Send a trial now and tell what the receiver answers",
    params: one,
    reply: attemptView,
    handle: ({ actor, params, services }) => services.webhooks.tryWebhook(actor, params.id, params.webhook),
  }),
  endpoint({
    method: "POST",
    path: "/alliances/:id/webhooks/:webhook/replay",
    summary: "Deliver again, in order and under the same ids, all that came after an event or since an instant, as far as it is kept (30 days)",
    params: one,
    body: replayInput,
    reply: webhookView,
    handle: ({ actor, params, body, services }) => services.webhooks.replayWebhook(actor, params.id, params.webhook, body),
  }),
  endpoint({
    method: "GET",
    path: "/alliances/:id/webhooks/:webhook/attempts",
    summary: "What was sent in the last 7 days and what was answered, newest first",
    params: one,
    query: pageQuery,
    reply: pageOf(attemptView),
    handle: ({ actor, params, query, services }) => services.webhooks.listAttempts(actor, params.id, params.webhook, query),
  }),
];
