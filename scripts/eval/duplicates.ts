import { createVocabulary } from "../../server/matching/create-vocabulary.ts";
import { createEngine } from "../../server/matching/engine/create-engine.ts";
import type { EngineListing } from "../../server/matching/engine/types.ts";
import { createTokenizer } from "../../server/matching/tokenizer.ts";
import { loadReference } from "../../server/reference/load-reference.ts";
import { readJsonLines } from "./read-lines.ts";

export interface DuplicateFigures {
  notices: number;
  labelled: number;
  found: number;
  precision: number;
  recall: number;
}

/**
 * Publishes the notices one after another and asks before each whether the same is already there, as the publish
 * form does; compares with the label `reissue_or_dup`. Effects: reads the file.
 */
export function evaluateDuplicates(file: string): DuplicateFigures {
  const reference = loadReference();
  const engine = createEngine(createVocabulary(reference, createTokenizer(reference.processes.words)));
  const notices = readJsonLines(file, ({ id, title, text, enterprise, reissue_or_dup }) => ({
    label: reissue_or_dup === true,
    listing: noticeListing(String(id), String(title ?? ""), String(text ?? ""), String(enterprise ?? "")),
  }));
  let found = 0;
  let right = 0;
  for (const { label, listing } of notices) {
    const isFound = engine.similar({ listing, today: 0, visible: null }).some(({ duplicate }) => duplicate);
    engine.insert(listing);
    if (isFound) found++;
    if (isFound && label) right++;
  }
  const labelled = notices.filter(({ label }) => label).length;
  return { notices: notices.length, labelled, found, precision: right / found, recall: right / labelled };
}

function noticeListing(id: string, title: string, text: string, owner: string): EngineListing {
  return {
    id,
    side: "need",
    owner,
    alliance: null,
    county: null,
    category: null,
    title,
    text,
    place: null,
    quantity: null,
    minLotMilli: null,
    ratePerDayMilli: null,
    window: null,
    dueDay: null,
    unitPriceFen: null,
    priceUnit: null,
    budgetFen: null,
    maxDistanceKm: null,
    requires: [],
    offers: [],
    stakeFen: null,
    deliveredMilli: 0,
    promisedMilli: 0,
    audience: "all",
  };
}
