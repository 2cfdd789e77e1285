import { useEffect, useState } from "react";
import type { NamedRef } from "../../../contracts/common.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";

/** The units that a meeting can ask: those of the meeting at once, all of its alliance and county as soon as they are read. */
export function useAllianceUnits({ alliance, presence }: MeetingView, wanted: boolean): NamedRef[] {
  const [units, setUnits] = useState<NamedRef[] | null>(null);
  useEffect(() => {
    if (!wanted) return undefined;
    const controller = new AbortController();
    readUnits(alliance.id, controller.signal).then(setUnits, () => undefined);
    return () => controller.abort();
  }, [alliance.id, wanted]);
  return units ?? presence.units;
}

async function readUnits(alliance: string, signal: AbortSignal): Promise<NamedRef[]> {
  const units: NamedRef[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query = new URLSearchParams({ limit: "100", ...(cursor !== "" && { cursor }) });
    const response: Response = await fetch(`/api/v1/alliances/${alliance}/units?${query.toString()}`, { signal, credentials: "same-origin" });
    if (!response.ok) throw new Error(`units: ${response.status}`);
    const page = (await response.json()) as { items: NamedRef[]; nextCursor: string | null };
    units.push(...page.items);
    cursor = page.nextCursor;
  }
  return units;
}
