import { addWebhook, changeWebhook, listWebhooks, removeWebhook } from "./keep-webhooks.ts";
import { listAttempts } from "./list-attempts.ts";
import { replayWebhook } from "./replay-webhook.ts";
import { rotateWebhookSecret } from "./rotate-webhook-secret.ts";
import { tryWebhook } from "./try-webhook.ts";

/** What keepers of an alliance do with its webhooks. */
export const webhookUseCases = { addWebhook, changeWebhook, listAttempts, listWebhooks, removeWebhook, replayWebhook, rotateWebhookSecret, tryWebhook };
