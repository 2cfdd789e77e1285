import type { AttemptDependencies } from "../failed-attempts.ts";
import type { Seal } from "../../seal.ts";
import type { Providers } from "./providers/providers.ts";

/** What accounts elsewhere need besides. */
export interface OutsideAccountDependencies extends AttemptDependencies {
  providers: Providers;
  /** Seals what a token could be had with while somebody is on the way. */
  outsideSeal: Seal;
  /** Address under which people reach the hub, without a slash at the end. */
  baseUrl: string;
}

/** Where a provider sends the browser back to; it has to be registered there. Pure. */
export const redirectOf = (baseUrl: string, provider: string): string => `${baseUrl}/sign-in/back/${provider}`;
