import type { Day } from "../../../app/contracts/common.ts";
import type { EditionRhythmRecord } from "../../../models/edition-rhythm.ts";

/** The first day of the rhythm after another day; quarters and the like are counted from January. Pure. */
export function nextEditionDay({ months, day }: Pick<EditionRhythmRecord, "months" | "day">, after: Day): Day {
  const [year, month] = after.split("-").map(Number) as [number, number];
  for (let index = year * 12 + month - 1; ; index += 1) {
    const found = `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    if ((index % 12) % months === 0 && found > after) return found;
  }
}
