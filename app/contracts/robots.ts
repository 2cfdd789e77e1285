import { z } from "zod";
import { id, instant, line, someOf } from "./common.ts";

/** Work apps whose groups can have a robot. */
export const robotProviders = ["wecom", "dingtalk", "feishu"] as const;
export const robotProvider = z.enum(robotProviders);
export type RobotProvider = z.infer<typeof robotProvider>;

/** What a group can be told of. */
export const robotTopics = ["meetings", "resolutions", "needs", "resources", "policies", "chair"] as const;
export const robotTopic = z.enum(robotTopics);
export type RobotTopic = z.infer<typeof robotTopic>;

/** Why a work app turns a robot's messages away until somebody changes something. */
export const robotFaults = ["address", "signature", "keyword", "ip", "rejected", "sealed"] as const;
export const robotFault = z.enum(robotFaults);
export type RobotFault = z.infer<typeof robotFault>;

const topics = someOf(robotTopic);
/** The address as the work app shows it; it is a secret, because whoever has it can write to the group. */
const address = line(500);
/** What signs the messages (加签 / 签名校验); "" for a robot without. */
const secret = line(200, 0);

export const robotInput = z.strictObject({
  /** Name of the group. */
  name: line(30),
  address,
  secret: secret.default(""),
  topics,
});
export type RobotInput = z.output<typeof robotInput>;

/** A new address comes with its own secret, or with none. */
export const robotPatch = z.strictObject({
  name: line(30).optional(),
  address: address.optional(),
  secret: secret.optional(),
  topics: topics.optional(),
  on: z.boolean().optional(),
});
export type RobotPatch = z.output<typeof robotPatch>;

export const robotView = z.object({
  id,
  name: z.string(),
  provider: robotProvider,
  /** Last four characters of the address, by which people tell robots apart. */
  tail: z.string(),
  /** Whether its messages are signed. */
  signed: z.boolean(),
  topics: z.array(robotTopic),
  /** `refused`: the work app turns its messages away; nothing is sent until somebody changes or tries it. */
  state: z.enum(["on", "off", "refused"]),
  fault: robotFault.nullable(),
  /** When a message that did not get through is sent again; null when none waits. */
  retryAt: instant.nullable(),
  lastSentAt: instant.nullable(),
  revision: z.int(),
});
export type RobotView = z.infer<typeof robotView>;
