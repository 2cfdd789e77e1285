import { useEffect, useState } from "react";
import { findRecords, type FoundRecord } from "./find-records.ts";

const DELAY_MS = 200;

export interface FoundRecords {
  /** The words that these records bear; older than what is typed while its answer is awaited. */
  words: string;
  records: FoundRecord[];
}

const nothing: FoundRecords = { words: "", records: [] };

/** What bears the words that are being typed; empty while nothing is typed, unchanged while the network is away. */
export function useFoundRecords(words: string, alliance: string | undefined): FoundRecords {
  const [found, setFound] = useState(nothing);
  useEffect(() => {
    if (words === "") return undefined;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      findRecords(words, alliance, controller.signal).then(
        (records) => setFound({ words, records }),
        () => undefined,
      );
    }, DELAY_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [words, alliance]);
  return words === "" ? nothing : found;
}
