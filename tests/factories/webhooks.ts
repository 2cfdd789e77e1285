import { randomUUID } from "node:crypto";
import type { WebhookRecord } from "../../models/webhook.ts";
import type { Dependencies } from "../../server/dependencies.ts";

/** A webhook of an alliance straight in the store, with an address and a secret that no hub can open. */
export async function buildWebhook({ models, ids, clock }: Dependencies, alliance: { id: string; county: string }, given: Partial<WebhookRecord> = {}): Promise<WebhookRecord> {
  const webhook: WebhookRecord = {
    _id: ids.next(),
    alliance: alliance.id,
    county: alliance.county,
    name: "县平台",
    sealed: "none",
    fingerprint: randomUUID(),
    host: "hooks.example.com",
    tail: "0000",
    secrets: [{ sealed: "none", until: null }],
    events: ["listing.published"],
    state: "off",
    fault: null,
    after: 0,
    nextAt: null,
    tries: 0,
    trouble: null,
    lastSentAt: null,
    testedAt: null,
    revision: 0,
    createdAt: clock.now(),
    ...given,
  };
  await models.webhooks.create([webhook]);
  return webhook;
}
