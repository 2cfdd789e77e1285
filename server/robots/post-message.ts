import type { RobotRecord } from "../../models/robot.ts";
import type { Message, Outcome, RobotKeys } from "./providers/provider.ts";
import { providers } from "./providers/providers.ts";
import type { OutboundDependencies } from "../outbound/outbound-dependencies.ts";
import { nameOf } from "../errors.ts";
import { readJsonObject } from "../read-json-object.ts";

/** Longest wait for an answer. */
const TIMEOUT_MS = 5_000;

/**
 * Hands a message to a robot's work app. Effects: one HTTPS request to the host that the provider names; redirects are not followed, and
 * what went wrong on the way is worth another attempt.
 */
export async function postMessage({ seal, clock, log }: OutboundDependencies, robot: RobotRecord, message: Message): Promise<Outcome> {
  const opened = seal.open(robot.sealed);
  if (opened === null) return { kind: "refused", code: "sealed", fault: "sealed" };
  const provider = providers[robot.provider];
  const { url, body } = provider.write(JSON.parse(opened) as RobotKeys, message, clock.now());
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { "Content-Type": "application/json; charset=utf-8" },
      body,
    });
    const answer = await readJsonObject(response);
    if (answer) return provider.read(answer);
    return { kind: "again", code: `http_${response.status}` };
  } catch (error) {
    // The address is a secret, and errors of `fetch` may hold it.
    log.warn({ robot: robot._id, provider: robot.provider, reason: nameOf(error) }, "a work app could not be reached");
    return { kind: "again", code: "unreachable" };
  }
}
