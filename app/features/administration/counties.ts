import type { AllianceSummary } from "../../contracts/alliances.ts";
import type { OrganizationView } from "../../contracts/organizations.ts";

/** A county by its code and full name. */
export interface County {
  code: string;
  name: string;
}

/** The counties that occur in the reader's alliances and organizations, each once, in order of their codes. Pure. */
export function countiesIn(records: readonly Pick<AllianceSummary | OrganizationView, "county" | "countyName">[]): County[] {
  const names = new Map(records.map(({ county, countyName }) => [county, countyName]));
  return [...names].map(([code, name]) => ({ code, name })).toSorted((a, b) => a.code.localeCompare(b.code));
}
