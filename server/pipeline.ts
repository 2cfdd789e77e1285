import type { EventRecord } from "../models/event.ts";
import type { Log } from "./log.ts";
import type { Services } from "./services.ts";

/**
 * What one stage does when another has told of something: the one place that knows the order. Every hub process sees
 * every event, so a reaction must change nothing the second time. A failed one is logged; jobs repair what it missed.
 */
export function createPipeline(parts: { services: Services; log: Log }): (event: EventRecord) => void {
  const { services, log } = parts;
  const react = (event: EventRecord): Promise<unknown> | undefined => {
    const { match } = event.data;
    switch (event.type) {
      case "match.accepted":
      case "match.declined":
        return typeof match === "string" ? services.meetings.showMatchAnswers(match) : undefined;
      default:
        return undefined;
    }
  };
  return (event) => {
    services.matchingLoop.onEvent(event);
    services.meaningLoop?.onEvent(event);
    services.policyLoop.onEvent(event);
    services.robotLoop.onEvent(event);
    services.webhookLoop.onEvent(event);
    react(event)?.catch((error: unknown) => log.error({ err: error, event: event._id }, "reaction to an event failed"));
  };
}
