import { lettersTyped, soundsAt, soundsOf } from "../../app/contracts/sounds-like.ts";
import { readingsOf } from "./readings.ts";

/**
 * What tells whether one of some names is read as what was typed, in pinyin or its first letters; null where no letters were typed.
 * A few microseconds a name. Pure.
 */
export function readAs(typed: string): ((names: readonly (string | null | undefined)[]) => boolean) | null {
  const letters = lettersTyped(typed);
  if (letters === null) return null;
  return (names) => names.some((name) => name && soundsAt(soundsOf(name, readingsOf), letters) !== null);
}
