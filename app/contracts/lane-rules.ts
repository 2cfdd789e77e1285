import type { ItemKind, Lane } from "./agenda.ts";

/** What a lane can ask for before a meeting that treated the item is closed. */
export const laneWants = ["conclusion", "vote", "resolution", "task"] as const;
export type LaneWant = (typeof laneWants)[number];

/** What the lanes ask for: words for what was deliberated or is urgent, a vote and what it resolved, or a task. */
const wantsOf: Record<Lane, readonly LaneWant[]> = {
  deliberate: ["conclusion"],
  decide: ["vote", "resolution"],
  do: ["task"],
  urgent: ["conclusion"],
};

interface LanedItem {
  id: string;
  lane: Lane;
  results: readonly { kind: string; task?: unknown }[];
  triage?: readonly unknown[];
}

interface PollOfItem {
  item: string | null;
  state: string;
  outcome: { passed: boolean } | null;
}

/**
 * What an item still lacks of what its lane asks for, in the order in which it is made; nothing while nobody confirmed the lane. Pure.
 * A resolution is asked for only once the latest vote passed. A task counts with its lead unit and last day.
 */
export function missingForLane(item: LanedItem, polls: readonly PollOfItem[]): LaneWant[] {
  if (!item.triage || item.triage.length === 0) return [];
  const vote = polls.findLast((poll) => poll.item === item.id && poll.state === "closed" && poll.outcome !== null);
  const has: Record<LaneWant, boolean> = {
    conclusion: item.results.some(({ kind }) => kind === "decision" || kind === "note"),
    vote: vote !== undefined,
    resolution: vote?.outcome?.passed !== true || item.results.some(({ kind }) => kind === "decision"),
    task: item.results.some(({ kind, task }) => kind === "action" && task !== null && task !== undefined),
  };
  return wantsOf[item.lane].filter((want) => !has[want]);
}

/** Which lane an item of a kind usually belongs to, and why, as a key of the texts: a suggestion that a person confirms or not. Pure. */
export function suggestLane(kind: ItemKind): { lane: Lane; because: "carriedOut" | "resolved" | "weighed" | "actedFirst" } {
  if (kind === "urgent") return { lane: "urgent", because: "actedFirst" };
  if (kind === "match" || kind === "action") return { lane: "do", because: "carriedOut" };
  if (kind === "resolution" || kind === "consultation" || kind === "plan") return { lane: "decide", because: "resolved" };
  return { lane: "deliberate", because: "weighed" };
}
