/** How a receiver checks a message, in the language that most of them have at hand. Shown on the page and in `docs/webhooks.md`; tests run it. */
export const receiverExample = `import { createHmac, timingSafeEqual } from "node:crypto";

export function isFromHub(secret, headers, body, now = Date.now()) {
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures } = headers;
  if (Math.abs(now / 1000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const mine = createHmac("sha256", key).update(\`\${id}.\${timestamp}.\${body}\`).digest();
  return signatures.split(" ").some((signature) => {
    const theirs = Buffer.from(signature.replace("v1,", ""), "base64");
    return theirs.length === mine.length && timingSafeEqual(theirs, mine);
  });
}
`;
