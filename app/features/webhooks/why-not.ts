import type { TFunction } from "i18next";
import type { AttemptFault } from "../../contracts/webhooks.ts";

/** Why an attempt did not get through, in words. Pure. */
export function whyNot(t: TFunction, { status, fault }: { status: number | null; fault: AttemptFault | null }): string {
  if (fault !== null) return t(`webhooks:attemptFaults.${fault}`);
  return t(status !== null && status >= 300 && status < 400 ? "webhooks:redirect" : "webhooks:http", { status });
}
