import type { Page, PageQuery } from "../../app/contracts/common.ts";
import type { AttemptView } from "../../app/contracts/webhooks.ts";
import type { Actor } from "../access/actor.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import { presentAttempt } from "./present-webhook.ts";
import { requireWebhook } from "./require-webhook.ts";
import type { WebhookDependencies } from "./webhook-dependencies.ts";

/** Attempts of the last week, newest first. @throws not_found, forbidden; bad_input on a cursor that is not ours */
export async function listAttempts(dependencies: WebhookDependencies, actor: Actor, alliance: string, id: string, { limit, cursor }: PageQuery): Promise<Page<AttemptView>> {
  await requireWebhook(dependencies, actor, alliance, id);
  const after = readCursor(cursor, 1);
  const found = await dependencies.models.webhookAttempts
    .find({ webhook: id, ...(after && { _id: { $lt: String(after[0]) } }) })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(presentAttempt), nextCursor: found.length > limit && last ? writeCursor([last._id]) : null };
}
