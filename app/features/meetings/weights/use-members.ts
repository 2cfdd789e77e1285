import { useEffect, useState } from "react";
import type { MemberView } from "../../../contracts/alliances.ts";
import type { NamedRef } from "../../../contracts/common.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { readAllPages } from "../../../http/read-all-pages.ts";

/** The alliance's member units of today: those of the meeting at once, who joined or left since as soon as they are read. */
export function useMembers({ alliance, presence }: MeetingView): NamedRef[] {
  const [units, setUnits] = useState<NamedRef[] | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    readAllPages<MemberView>(`/alliances/${alliance.id}/members`, controller.signal).then((members) => setUnits(members.map(({ organization }) => organization)), () => undefined);
    return () => controller.abort();
  }, [alliance.id]);
  return units ?? presence.units;
}
