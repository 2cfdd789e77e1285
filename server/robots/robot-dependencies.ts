import type { Dependencies } from "../dependencies.ts";
import type { Seal } from "../seal.ts";

/** What robots need besides. */
export interface RobotDependencies extends Dependencies {
  /** Seals addresses and their secrets. */
  seal: Seal;
  /** Address under which people reach the hub, without a slash at the end. */
  baseUrl: string;
}
