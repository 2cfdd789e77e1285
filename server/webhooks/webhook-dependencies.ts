import type { OutboundDependencies } from "../outbound/outbound-dependencies.ts";
import type { Outside } from "./receiver/outside.ts";

/** What webhooks need besides. */
export interface WebhookDependencies extends OutboundDependencies {
  outside: Outside;
}
