import type { MeView } from "../../contracts/people.ts";

/** Alliances in which the reader has a seat, that of the seat in force first. Pure. */
export function ownAlliances(me: MeView): { id: string; name: string }[] {
  const seats = me.seats.toSorted((a, b) => Number(b.id === me.seat) - Number(a.id === me.seat));
  const known = new Map(seats.flatMap(({ alliance }) => (alliance ? [[alliance.id, alliance] as const] : [])));
  return [...known.values()];
}
