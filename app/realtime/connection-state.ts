/** How things stand between this page and the hub; shown in the header, and as a strip when something is wrong. */
export type ConnectionState =
  /** The first connection is being made; the page's data are those of its loaders. */
  | { phase: "connecting" }
  /** Every change arrives. `syncedAt`: when the hub was last heard of, in ms. */
  | { phase: "live"; syncedAt: number }
  /** Cut off; `attempt` counts the tries, `asOf` is when the hub was last heard of. */
  | { phase: "lost"; attempt: number; asOf: number }
  /** Just back, with the number of events that were missed and are now here. */
  | { phase: "recovered"; caughtUp: number; syncedAt: number };
