import type { EventRecord } from "../../models/event.ts";
import type { PolicyDependencies } from "./policy-dependencies.ts";
import { suggestPolicy, suggestToOrganization } from "./suggest-policies.ts";

/** Keeps the policies suggested to firms in step with the event log. */
export interface PolicyLoop {
  onEvent(event: EventRecord): void;
  /** Everything known is judged. */
  isIdle(): boolean;
  close(): Promise<void>;
}

/**
 * Judges a policy anew when it was published or changed, and a firm when its needs, its register or its membership did:
 * one after another, the same one once however often it was told of. What fails is logged; the sweep repairs it.
 */
export function createPolicyLoop(dependencies: PolicyDependencies): PolicyLoop {
  const waiting = new Set<string>();
  let running: Promise<void> | null = null;
  let closed = false;

  const run = async () => {
    for (const key of waiting) {
      if (closed) return;
      waiting.delete(key);
      const [kind, id] = key.split(":") as [string, string];
      try {
        await (kind === "policy" ? suggestPolicy(dependencies, id) : suggestToOrganization(dependencies, id));
      } catch (error) {
        if (!closed) dependencies.log.warn({ err: error, [kind]: id }, "policies could not be judged");
      }
    }
  };
  const ask = (kind: "policy" | "organization", id: unknown) => {
    if (typeof id !== "string" || closed) return;
    waiting.add(`${kind}:${id}`);
    running ??= run().finally(() => (running = null));
  };

  return {
    onEvent({ stream, type, data }) {
      // A listing is told of on the streams of all whom it reaches, always on its owner's.
      if (stream === `organization:${String(data.owner)}` && /^(listing|policy)\./.test(type)) {
        if (data.kind === "policy") ask("policy", data.listing);
        if (data.kind === "need") ask("organization", data.owner);
      }
      if (type === "alliance.changed" && (data.what === "members" || data.what === "organization")) ask("organization", data.organization);
    },
    isIdle: () => running === null && waiting.size === 0,
    async close() {
      closed = true;
      await running;
    },
  };
}

