import type { MarketChange, OpenMarket } from "../engine/plan/standing/open-market.ts";
import type { ProvisionalAnswer } from "../engine/plan/standing/provisional-answer.ts";
import type { StandingAnswer } from "../engine/plan/standing/standing-plan.ts";
import type { ProvisionalFrom } from "./takes-long.ts";

/** How an answer is told: how many scarce resources, and how many of the market's units people count as one. */
export interface Telling {
  extras: number;
  wholeUnit: number;
}

/** What the plans' thread answers. A plan stands under its scope's key until it is closed or another is opened there. */
export interface PlanCalls {
  /** Plans a market. One that takes long, where `provisionalFrom` says so, has a first answer only: its plan comes with its next change. */
  open(key: string, market: OpenMarket, telling: Telling, provisionalFrom: ProvisionalFrom | null): Promise<StandingAnswer | ProvisionalAnswer>;
  /** Brings a plan to what is open now, also where nothing changed. @throws Error when none stands under the key */
  change(key: string, change: MarketChange): Promise<StandingAnswer>;
  close(key: string): void;
}
