import { hkdfSync } from "node:crypto";
import { openSeal, sealText } from "../seal.ts";
import type { RobotKeys } from "./providers/provider.ts";

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync("sha256", secret, "", "robots", 32));

/** A robot's address and secret as they are stored. Pure, but for the randomness of each seal. */
export const sealKeys = (secrets: readonly string[], keys: RobotKeys): string => sealText(keyOf(secrets[0]!), JSON.stringify([keys.token, keys.secret]));

/** What was sealed with any of the secrets; null when they all were changed since. Pure. */
export function openKeys(secrets: readonly string[], sealed: string): RobotKeys | null {
  for (const secret of secrets) {
    try {
      const [token, signing] = JSON.parse(openSeal(keyOf(secret), sealed)) as [string, string];
      return { token, secret: signing };
    } catch {
      // Sealed with another one.
    }
  }
  return null;
}
