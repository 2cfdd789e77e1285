import type { DemoAccountView, Role } from "../../contracts/people.ts";

/** Roles in the order in which a visitor wants to see them, and in which a person of several is filed. */
const FILED_UNDER: Role[] = ["chair", "administrator", "secretary", "officer", "service", "liaison"];
const SHOWN_ORDER: Role[] = ["liaison", "chair", "officer", "secretary", "service", "administrator"];

/** Demo accounts by role, each once: under the rarest of its roles. Pure. */
export function groupByRole(accounts: readonly DemoAccountView[]): { role: Role; accounts: DemoAccountView[] }[] {
  const groups = new Map<Role, DemoAccountView[]>();
  for (const account of accounts) {
    const role = FILED_UNDER.find((candidate) => account.seats.some((seat) => seat.role === candidate));
    if (role !== undefined) groups.set(role, [...(groups.get(role) ?? []), account]);
  }
  return SHOWN_ORDER.flatMap((role) => {
    const group = groups.get(role);
    return group ? [{ role, accounts: group }] : [];
  });
}
