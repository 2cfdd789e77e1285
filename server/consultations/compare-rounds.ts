import type { ConsultationView } from "../../app/contracts/consultations.ts";
import type { ConsultationRecord } from "../../models/consultation.ts";

type Paragraphs = ConsultationRecord["paragraphs"];
type Before = ConsultationView["paragraphs"][number]["before"];

/** What each paragraph was in the round before, by its id, and what that round had and this one has not; null where there is no round before. Pure. */
export function compareRounds(paragraphs: Paragraphs, earlier: Paragraphs | null): { before: ReadonlyMap<string, Before>; left: ConsultationView["left"] } {
  if (earlier === null) return { before: new Map(), left: [] };
  const known = new Map(earlier.map((one) => [one.id, one]));
  const before = paragraphs.map(({ id, heading, text, origin }): [string, Before] => {
    const old = origin === null ? undefined : known.get(origin);
    if (!old) return [id, { change: "new", heading: "", text: "" }];
    if (old.heading === heading && old.text === text) return [id, { change: "same", heading: "", text: "" }];
    return [id, { change: "changed", heading: old.heading, text: old.text }];
  });
  const kept = new Set(paragraphs.map(({ origin }) => origin));
  return { before: new Map(before), left: earlier.filter(({ id }) => !kept.has(id)).map(({ heading, text }) => ({ heading, text })) };
}
