import type { WebhookRecord } from "../../models/webhook.ts";
import type { WebhookDependencies } from "./webhook-dependencies.ts";

/**
 * What lets a webhook go on at once, whatever it waited for. A message that is under way has its answer by then, so that not two of them are at the
 * receiver at a time.
 */
export function beginAnew({ clock, outside }: WebhookDependencies, { nextAt }: Pick<WebhookRecord, "nextAt">): Pick<WebhookRecord, "tries" | "trouble" | "nextAt"> {
  const now = clock.now();
  return { tries: 0, trouble: null, nextAt: nextAt === null || nextAt <= now ? now : new Date(now.getTime() + outside.timeoutMs) };
}
