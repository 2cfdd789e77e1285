/** Every way to read a character, in letters without tones; none for what is no Han character. */
export type ReadingsOf = (character: string) => readonly string[];

/** The letters of what was typed as pinyin, in one: `Jin Da Feng`, `xi'an`; null where it is something else. Pure. */
export function lettersTyped(typed: string): string | null {
  const letters = typed.normalize("NFKC").toLowerCase().replace(/[\s'’]+/g, "");
  return /^[a-z]+$/.test(letters) ? letters : null;
}

/** A text as it may be read, character by character: in which ways, as itself (letters and digits), or not at all (other signs: null). */
export type Sounds = readonly (readonly string[] | string | null)[];

/** Prepares a text, so that it can be asked more than once. Pure. */
export const soundsOf = (text: string, readingsOf: ReadingsOf): Sounds =>
  Array.from(text.normalize("NFKC").toLowerCase(), (character) => {
    if (/[a-z\d]/.test(character)) return character;
    return /\p{Script=Han}/u.test(character) ? readingsOf(character) : null;
  });

/**
 * From which character on a text is read as the letters say: each character by its whole reading or by what that begins with
 * (`jindafeng`, `jdf`, `jindf`), the last one as far as it was typed. Each character may be read in any of its ways. Letters and
 * digits of the text stand for themselves, other signs are passed over. One letter alone counts at the beginning only, for
 * within it would find nearly everything. Null where it is not read so. Pure; a microsecond for a name.
 */
export function soundsAt(sounds: Sounds, letters: string): number | null {
  const last = letters.length === 1 ? 0 : sounds.length - 1;
  // Signs, spaces and brackets begin nothing.
  for (let at = 0; at <= last; at++) if (sounds[at] !== null && goesOn(sounds, at, letters, 0)) return at;
  return null;
}

/** Whether what is left of the letters, from one of them on, is how the text is read from one of its characters on. */
function goesOn(sounds: Sounds, at: number, letters: string, from: number): boolean {
  if (from === letters.length) return true;
  const sound = sounds[at];
  if (sound === undefined) return false;
  if (sound === null) return goesOn(sounds, at + 1, letters, from);
  if (typeof sound === "string") return letters[from] === sound && goesOn(sounds, at + 1, letters, from + 1);
  return sound.some((reading) => {
    if (reading[0] !== letters[from]) return false;
    if (letters.length - from <= reading.length) {
      if (reading.startsWith(letters.slice(from))) return true;
    } else if (letters.startsWith(reading, from) && goesOn(sounds, at + 1, letters, from + reading.length)) return true;
    // What may be typed of a character when others follow, besides all of it: its first letter, or the two of zh, ch and sh.
    if (goesOn(sounds, at + 1, letters, from + 1)) return true;
    return reading[1] === "h" && letters[from + 1] === "h" && goesOn(sounds, at + 1, letters, from + 2);
  });
}
