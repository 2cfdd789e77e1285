import { useEffect, useState } from "react";
import { findRecords, type FoundRecord } from "./find-records.ts";

const DELAY_MS = 200;

/** What bears the words that are being typed; empty while nothing is typed, unchanged while the network is away. */
export function useFoundRecords(words: string, alliance: string | undefined): FoundRecord[] {
  const [found, setFound] = useState<{ words: string; records: FoundRecord[] }>({ words: "", records: [] });
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
  return words === "" ? [] : found.records;
}
