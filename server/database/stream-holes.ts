import type { BackupFault } from "./backup-list.ts";

const DAY_MS = 86_400_000;
/** Events are kept for 30 days (`models/event.ts`). Near their end, clocks of several processes that differ may let a later one go first. */
const EDGE_MS = 29 * DAY_MS;

/**
 * Follows events and the counters of their streams, in any order; then tells which streams have holes. A stream's events are kept
 * for a while only, so that it may begin at any number, but from there on each is greater by one, and the last is the counter's.
 * @param at when the data were as they are, in milliseconds
 */
export function createStreamCheck(at: number) {
  const streams = new Map<string, { seq: number; at: number }[]>();
  const counters = new Map<string, number>();
  let isStory = false;
  return {
    event(stream: string, seq: number, eventAt: number): void {
      const known = streams.get(stream);
      if (known) known.push({ seq, at: eventAt });
      else streams.set(stream, [{ seq, at: eventAt }]);
    },
    counter(id: string, value: number): void {
      counters.set(id, value);
    },
    /** The data begin with the demo county, whose story is told by a clock that goes back: what expires of it lies between other events. */
    story(): void {
      isStory = true;
    },
    faults(): BackupFault[] {
      return [...streams].flatMap(([stream, events]): BackupFault[] => {
        const inOrder = events.toSorted((one, other) => one.seq - other.seq);
        const last = inOrder.at(-1)!.seq;
        const hole = isStory ? undefined : inOrder.find((event, place) => event.at > at - EDGE_MS && event.seq !== last && inOrder[place + 1]!.seq !== event.seq + 1);
        const counted = counters.get(stream);
        const lines = [
          ...(hole ? [`lacks what follows ${hole.seq}`] : []),
          ...(counted === last ? [] : [`ends with ${last}, but ${counted ?? "nothing"} was counted`]),
        ];
        return lines.length === 0 ? [] : [{ code: "stream", what: stream, line: `the stream ${stream} ${lines.join(" and ")}` }];
      });
    },
  };
}
