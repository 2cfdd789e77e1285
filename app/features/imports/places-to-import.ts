import type { NamedRef } from "../../contracts/common.ts";
import type { Role } from "../../contracts/people.ts";

interface Importer {
  seat: { alliance: string | null } | null;
  seats: readonly { role: Role; alliance: string | null; county: string | null }[];
}

/** Who types for every member of an alliance, and who for the own unit. */
const keepers: readonly Role[] = ["secretary", "officer", "administrator"];
const owners: readonly Role[] = ["liaison", "service"];

/**
 * The alliances into which a person may import, that of the seat in force first, and whether each line has to name its unit there;
 * what becomes of a file, the server decides. Pure.
 */
export function placesToImport({ seat, seats }: Importer, visible: readonly (NamedRef & { county: string })[]): { alliances: NamedRef[]; keeps: boolean } {
  const keepsIn = (alliance: NamedRef & { county: string }) =>
    seats.some(({ role, ...of }) => keepers.includes(role) && (role === "administrator" || of.alliance === alliance.id || (role === "officer" && of.county === alliance.county)));
  const mine = visible.filter((alliance) => keepsIn(alliance) || seats.some((one) => owners.includes(one.role) && one.alliance === alliance.id));
  const ordered = mine.toSorted((one, other) => Number(other.id === seat?.alliance) - Number(one.id === seat?.alliance));
  return { alliances: ordered.map(({ id, name }) => ({ id, name })), keeps: ordered[0] !== undefined && keepsIn(ordered[0]) };
}
