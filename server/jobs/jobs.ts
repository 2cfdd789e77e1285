import type { Dependencies } from "../dependencies.ts";
import type { Services } from "../services.ts";
import type { Job } from "./run-jobs.ts";

/** Everything the clock does in this hub. */
export function createJobs(services: Services, _dependencies: Dependencies): Job[] {
  return [{ name: "listings", everySeconds: 60, run: () => services.listings.sweepListings() }];
}
