import type { Dependencies } from "../../dependencies.ts";
import type { Seal } from "../../seal.ts";

/** What a second factor needs besides. */
export interface SecondFactorDependencies extends Dependencies {
  /** Seals the secrets of authenticators: a copy of the database makes no codes. */
  factorSeal: Seal;
}
