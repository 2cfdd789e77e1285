import type { ReadingsOf } from "../../contracts/sounds-like.ts";
import { loadLate } from "../kit/load-late.ts";

let loaded: ReadingsOf | null = null;

const fetchReadings = loadLate(() => import("virtual:character-readings"));

/** How characters are read, once it is there. */
export const readingsAtHand = (): ReadingsOf | null => loaded;

/** How characters are read: fetched when it is first asked for, since few pages need it. Rejects without a connection. */
export async function loadReadings(): Promise<ReadingsOf> {
  if (loaded) return loaded;
  const { first, all } = await fetchReadings();
  const readings = all.split(" ");
  loaded = (character) => readings[character.codePointAt(0)! - first]?.split("/").filter(Boolean) ?? [];
  return loaded;
}
