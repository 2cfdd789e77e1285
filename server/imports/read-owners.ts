import { creditCode as creditCodeForm } from "../../app/contracts/organizations.ts";
import type { OrganizationRecord } from "../../models/organization.ts";
import type { Actor } from "../access/actor.ts";
import { canWriteListing } from "../access/listing-rules.ts";
import { isInsider, keepsAlliance, type AllianceScope } from "../access/scope.ts";
import { badField, forbidden } from "../errors.ts";
import type { ImportDependencies } from "./import-dependencies.ts";
import type { LineFields, OwnerOfLine } from "./line-context.ts";

type Unit = Pick<OrganizationRecord, "_id" | "name" | "shortName" | "creditCode" | "place">;

/** The units of an alliance as lists name them, and for whom of them a person may publish. */
export interface Owners {
  scope: AllianceScope;
  ownerOf(fields: LineFields): OwnerOfLine;
}

/** Names as they are compared: without spaces, in narrow brackets. Pure. */
const fold = (name: string): string => name.normalize("NFKC").replace(/\s/g, "").toLowerCase();

/** A code that a spreadsheet took for a number: 9.13E+17. */
const ROUNDED = /^\d(?:\.\d+)?E\+?\d+$/i;

/**
 * Reads for whom a person may import lines into an alliance: who keeps the alliance for every member, named on each line; anybody else for
 * the own unit, which need not be named.
 * @throws bad_input on `alliance`; forbidden when there is nobody for whom the person may publish
 */
export async function readOwners({ models }: ImportDependencies, actor: Actor, alliance: string): Promise<Owners> {
  const record = await models.alliances.findOne({ _id: alliance }, { county: 1 }).lean();
  const scope = record && { alliance, county: record.county };
  if (!scope || !isInsider(actor, scope)) throw badField("alliance", "alliance_unknown");
  const memberships = await models.memberships.find({ alliance, leftAt: null }, { organization: 1 }).lean();
  // A bank or service unit may have a seat in an alliance without being a member.
  const seated = actor.seats.flatMap((seat) => (seat.alliance === alliance && seat.organization ? [seat.organization] : []));
  const ids = [...new Set([...memberships.map(({ organization }) => organization), ...seated])];
  const units: Unit[] = await models.organizations.find({ _id: { $in: ids } }, { name: 1, shortName: 1, creditCode: 1, place: 1 }).lean();
  const mine = units.filter(({ _id }) => canWriteListing(actor, { ...scope, owner: _id }));
  const keeps = keepsAlliance(actor, scope);
  if (mine.length === 0) throw forbidden();
  const own = keeps ? undefined : (mine.find(({ _id }) => _id === actor.seat?.organization) ?? mine[0]);
  return { scope, ownerOf: (fields) => findOwner(fields, { units, mine: new Set(mine.map(({ _id }) => _id)), own }) };
}

interface Choice {
  units: Unit[];
  mine: ReadonlySet<string>;
  /** Whose a line is that names nobody. */
  own: Unit | undefined;
}

/** The unit that a line names by its code or name. Pure. */
function findOwner({ enterprise, creditCode }: LineFields, { units, mine, own }: Choice): OwnerOfLine {
  const refuse = (field: "enterprise" | "creditCode", rule: string): OwnerOfLine => ({ refused: { field, effect: "refused", rule, facts: {} } });
  const stands = (unit: Unit): OwnerOfLine => ({ id: unit._id, inStead: false, place: unit.place });
  const name = enterprise === undefined ? null : fold(enterprise);
  const named = units.filter((unit) => name === fold(unit.name) || name === fold(unit.shortName));
  let found: Unit | undefined;
  if (creditCode !== undefined) {
    if (ROUNDED.test(creditCode)) return refuse("creditCode", "import_code_rounded");
    const code = creditCodeForm.safeParse(fold(creditCode));
    if (!code.success) return refuse("creditCode", "credit_code");
    found = units.find((unit) => unit.creditCode === code.data);
    // A unit whose code the hub does not know yet may still be known by its name.
    if (!found && !named.some((unit) => unit.creditCode === null)) return refuse("creditCode", "import_owner_unknown");
    if (found && name !== null && !named.includes(found)) return refuse("enterprise", "import_owner_differs");
  }
  if (!found && name !== null) {
    if (named.length === 0) return refuse("enterprise", "import_owner_unknown");
    if (named.length > 1) return refuse("enterprise", "import_owner_ambiguous");
    found = named[0];
  }
  found ??= own;
  if (!found) return refuse("enterprise", "import_owner_required");
  if (!mine.has(found._id)) return refuse(name === null ? "creditCode" : "enterprise", "import_owner_foreign");
  return stands(found);
}
