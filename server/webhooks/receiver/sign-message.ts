import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";

/** A fresh secret of 256 bits, as the Standard Webhooks specification writes it. */
export const newWebhookSecret = (): string => `${PREFIX}${randomBytes(32).toString("base64")}`;

/** What a message is known and signed by. */
export interface Signed {
  "webhook-id": string;
  "webhook-timestamp": string;
  "webhook-signature": string;
}

/**
 * Headers of a message: HMAC-SHA256 over `id.timestamp.body`, one signature a secret, so that a receiver may know either while one is replaced. Pure.
 * Source: Standard Webhooks specification 1.0, symmetric signatures.
 * @param id without a full stop
 */
export function signMessage(secrets: readonly string[], id: string, body: string, at: Date): Signed {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const sign = (secret: string) => createHmac("sha256", Buffer.from(secret.slice(PREFIX.length), "base64")).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": secrets.map((secret) => `v1,${sign(secret)}`).join(" ") };
}
