import { lettersTyped, soundsAt, soundsOf } from "../../app/contracts/sounds-like.ts";
import { readingsOf } from "./readings.ts";

/**
 * What finds those of some records of whose names one is read as what was typed, in pinyin or its first letters: one way among others to find them.
 * None where nothing is read so, or where no letters were typed, and then nothing is asked for. Cost: a few microseconds a name.
 * @param among the records with their names, as many as are to be looked through
 */
export async function readAs<Found extends { _id: string }>(typed: string, among: () => PromiseLike<Found[]>, namesOf: (found: Found) => readonly string[]): Promise<{ _id: { $in: string[] } }[]> {
  const letters = lettersTyped(typed);
  if (letters === null) return [];
  const isRead = (name: string) => soundsAt(soundsOf(name, readingsOf), letters) !== null;
  const ids = (await among()).filter((found) => namesOf(found).some(isRead)).map(({ _id }) => _id);
  return ids.length > 0 ? [{ _id: { $in: ids } }] : [];
}
