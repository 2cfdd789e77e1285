import { isReachable } from "../../http/is-reachable.ts";

/** Someone waits for what he opened. */
const LONGEST_WAIT_MS = 5_000;

/**
 * The same loading of code, but only while the hub answers: what a browser failed to fetch once it may never fetch again while the page stands
 * (Chromium 150 does not), so nothing is asked of a network that is gone. Rejects then.
 */
export function loadLate<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let hasLoaded = false;
  return async () => {
    if (!hasLoaded && !(await isReachable(LONGEST_WAIT_MS))) throw new Error("the hub does not answer");
    const part = await load();
    hasLoaded = true;
    return part;
  };
}
