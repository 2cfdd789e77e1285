import { isOptionsGroup, type OptionsFilter } from "@mantine/core";
import { useEffect, useState } from "react";
import { lettersTyped, soundsAt, soundsOf, type ReadingsOf } from "../../contracts/sounds-like.ts";
import { loadReadings, readingsAtHand } from "./load-readings.ts";

/**
 * What a choice offers for what is typed: what bears it, and what is read so in pinyin. How characters are read is fetched once
 * letters are typed; until it has come, or without a connection, only what bears them is found.
 */
export function useSoundFilter(typed: string): OptionsFilter {
  const [readings, setReadings] = useState(readingsAtHand);
  const missing = readings === null && lettersTyped(typed) !== null;
  useEffect(() => {
    if (!missing) return undefined;
    let current = true;
    loadReadings().then(
      (found) => current && setReadings(() => found),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [missing]);
  return filterBy(readings);
}

const filterBy =
  (readings: ReadingsOf | null): OptionsFilter =>
  ({ options, search, limit }) => {
    const words = search.trim().toLowerCase();
    const letters = readings && lettersTyped(words);
    const answers = (label: string) => label.toLowerCase().includes(words) || (letters !== null && soundsAt(soundsOf(label, readings!), letters) !== null);
    const found: typeof options = [];
    let room = limit;
    for (const option of options) {
      if (room <= 0) break;
      if (isOptionsGroup(option)) {
        const items = option.items.filter(({ label }) => answers(label)).slice(0, room);
        found.push({ ...option, items });
        room -= items.length;
      } else if (answers(option.label)) {
        found.push(option);
        room--;
      }
    }
    return found;
  };
