import type { WebhookEvent } from "../../contracts/webhooks.ts";

/** The kinds of events as people choose among them. */
export const eventGroups: readonly { key: "listings" | "meetings" | "followup"; events: readonly WebhookEvent[] }[] = [
  { key: "listings", events: ["listing.published", "listing.changed", "policy.published", "edition.published"] },
  { key: "meetings", events: ["meeting.scheduled", "meeting.changed", "meeting.near", "meeting.opened", "meeting.closed", "meeting.cancelled", "resolution.changed"] },
  { key: "followup", events: ["action.changed", "suggestion.changed", "undertaking.changed", "example.changed", "consultation.changed", "chair.changed", "alliance.changed"] },
];

/** What a new webhook sends, unless somebody chooses otherwise. */
export const usualEvents: readonly WebhookEvent[] = ["listing.published", "listing.changed", "policy.published", "resolution.changed"];
