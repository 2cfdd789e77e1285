/** A page that takes longer than this lets the hub be asked whether it is there at all. */
export const SLOW_MS = 5_000;
/** A network that takes longer than this to say that it is, is as good as none. */
export const LONGEST_MS = 8_000;

/** What a proxy in front says of a hub that is down; the hub itself never does. */
const UNANSWERED = new Set([502, 504]);

export interface Navigation {
  /** Fetches the page that was asked for. */
  load: () => Promise<Response>;
  /** Whether the hub answers within a time. */
  isReachable: (withinMs: number) => Promise<boolean>;
  /** Makes what stands in for the hub: a page, or nothing where a file was asked for. */
  standIn: () => Response;
}

/**
 * The answer to a reader who asked for a page: whatever the hub says, errors and redirects included, and the offline page
 * when it says nothing. A hub that is slow but there is waited for; a connection that leads nowhere is given up long before
 * the browser would.
 */
export async function answerNavigation({ load, isReachable, standIn }: Navigation): Promise<Response> {
  let settled = false;
  const loaded = load().then(
    (response) => (UNANSWERED.has(response.status) ? standIn() : response),
    () => standIn(),
  );
  const givenUp = async (): Promise<Response> => {
    do await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    while (!settled && (await isReachable(LONGEST_MS)));
    return standIn();
  };
  return Promise.race([loaded, givenUp()]).finally(() => (settled = true));
}
