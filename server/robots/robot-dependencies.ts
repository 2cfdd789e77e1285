import type { Dependencies } from "../dependencies.ts";

/** What robots need besides. */
export interface RobotDependencies extends Dependencies {
  /** Secrets of the hub, newest first: addresses are sealed with the first and opened with any. */
  secrets: readonly string[];
  /** Address under which people reach the hub, without a slash at the end. */
  baseUrl: string;
}
