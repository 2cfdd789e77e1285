import type { ClientSession } from "mongoose";
import type { WebhookRecord } from "../../models/webhook.ts";
import type { Actor } from "../access/actor.ts";
import { requireFollower } from "../outbound/require-follower.ts";
import type { WebhookDependencies } from "./webhook-dependencies.ts";

/** A webhook of an alliance that the actor keeps. @throws not_found, also when the alliance has no such webhook; forbidden */
export async function requireWebhook(dependencies: WebhookDependencies, actor: Actor, alliance: string, id: string, session?: ClientSession): Promise<WebhookRecord> {
  return (await requireFollower(dependencies, dependencies.models.webhooks, actor, alliance, id, session)).follower;
}
