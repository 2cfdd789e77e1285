import type { MeView } from "../../contracts/people.ts";

/** Every alliance of the person's seats, once. Pure. */
export function alliancesOf(me: MeView): { id: string; name: string }[] {
  const alliances = new Map(me.seats.flatMap(({ alliance }) => (alliance ? [[alliance.id, alliance] as const] : [])));
  return [...alliances.values()];
}
