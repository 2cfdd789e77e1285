import { useEffect, useState } from "react";
import type { NamedRef } from "../../../contracts/common.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { readAllPages } from "../../../http/read-all-pages.ts";

/** The units that a meeting can ask: those of the meeting at once, all of its alliance and county as soon as they are read. */
export function useAllianceUnits({ alliance, presence }: MeetingView, wanted: boolean): NamedRef[] {
  const [units, setUnits] = useState<NamedRef[] | null>(null);
  useEffect(() => {
    if (!wanted) return undefined;
    const controller = new AbortController();
    readAllPages<NamedRef>(`/alliances/${alliance.id}/units`, controller.signal).then(setUnits, () => undefined);
    return () => controller.abort();
  }, [alliance.id, wanted]);
  return units ?? presence.units;
}
