import { writeCause } from "../../app/contracts/causes.ts";
import type { Role } from "../../app/contracts/people.ts";
import type { Dependencies } from "../../server/dependencies.ts";
import { hashSecret, newSecret } from "../../server/secrets.ts";

const COUNTY = "370812";

/** Factories write records straight to the store; each fills in the parents that it is not given. */
export async function buildOrganization(
  { models, ids, clock }: Dependencies,
  given: Partial<{ name: string; kind: "enterprise" | "department" | "bank" | "service"; county: string }> = {},
): Promise<string> {
  const id = ids.next();
  const name = given.name ?? `试验机械${id.slice(-4)}有限公司`;
  await models.organizations.create({
    _id: id,
    name,
    shortName: name.replace(/有限公司$/, ""),
    kind: given.kind ?? "enterprise",
    creditCode: null,
    creditCodeChecked: true,
    county: given.county ?? COUNTY,
    place: given.county ?? COUNTY,
    industry: null,
    size: null,
    revenueFen: null,
    qualifications: [],
    contactPhone: null,
    revision: 0,
    createdAt: clock.now(),
  });
  return id;
}

/** An alliance with a chain of three links, led by a department of its county. */
export async function buildAlliance(
  dependencies: Dependencies,
  given: Partial<{ name: string; county: string }> = {},
): Promise<{ id: string; county: string; department: string }> {
  const { models, ids, clock } = dependencies;
  const id = ids.next();
  const county = given.county ?? COUNTY;
  const department = await buildOrganization(dependencies, { name: `试验县工信局${id.slice(-4)}`, kind: "department", county });
  await models.alliances.create({
    _id: id,
    name: given.name ?? `试验农机联盟${id.slice(-4)}`,
    county,
    leadDepartment: department,
    links: [
      { id: "parts", name: "零部件", after: [], categories: [] },
      { id: "coating", name: "涂装", after: ["parts"], categories: ["process.coating"] },
      { id: "assembly", name: "总装", after: ["coating"], categories: [] },
    ],
    rotation: { termMonths: 3, order: [], anchor: null },
    chairTold: null,
    chairCheckAt: null,
    weights: {},
    revision: 0,
    createdAt: clock.now(),
  });
  return { id, county, department };
}

/** A member organization of an alliance. */
export async function buildMember(
  dependencies: Dependencies,
  alliance: { id: string; county: string },
  given: { name?: string; links?: string[] } = {},
): Promise<string> {
  const { models, ids, clock } = dependencies;
  const organization = await buildOrganization(dependencies, { county: alliance.county, ...(given.name && { name: given.name }) });
  await models.memberships.create({
    _id: ids.next(),
    alliance: alliance.id,
    organization,
    links: given.links ?? ["parts"],
    leading: false,
    joinedAt: clock.now(),
    leftAt: null,
    leftCause: null,
  });
  return organization;
}

export interface TestPerson {
  id: string;
  account: string;
  /** API token, to be sent as `Authorization: Bearer`. */
  token: string;
}

/** A person with one seat (any role but the chair's) and an API token. */
export async function buildPerson(
  { models, ids, clock }: Dependencies,
  seat: { role: Exclude<Role, "chair">; organization?: string | null; alliance?: string | null; county?: string | null } | null,
  given: Partial<{ name: string; account: string; passwordHash: string; demo: boolean }> = {},
): Promise<TestPerson> {
  const id = ids.next();
  const account = given.account ?? `person-${id}`;
  const now = clock.now();
  await models.people.create({
    _id: id,
    account,
    accountKey: account.toLowerCase(),
    name: given.name ?? "赵试验",
    locale: "zh-CN",
    revision: 0,
    createdAt: now,
    ...(given.passwordHash && { passwordHash: given.passwordHash }),
    ...(given.demo && { demo: true }),
  });
  if (seat) {
    await models.seats.create({
      _id: ids.next(),
      person: id,
      role: seat.role,
      organization: seat.organization ?? null,
      alliance: seat.alliance ?? null,
      county: seat.county ?? (seat.role === "administrator" ? null : COUNTY),
      from: new Date(now.getTime() - 1_000),
      until: null,
      cause: "测试",
    });
  }
  const token = `lm_${newSecret()}`;
  await models.tokens.create({
    _id: ids.next(),
    hash: hashSecret(token),
    person: id,
    name: "test",
    createdAt: now,
    expiresAt: new Date(now.getTime() + 365 * 86_400_000),
    lastUsedAt: null,
  });
  return { id, account, token };
}

/** A term that runs now, which makes its person the rotating chair. */
export async function buildTerm(
  { models, ids, clock }: Dependencies,
  term: { alliance: string; organization: string; person: string; from?: Date; until?: Date },
): Promise<string> {
  const id = ids.next();
  const now = clock.now().getTime();
  await models.terms.create({
    _id: id,
    alliance: term.alliance,
    organization: term.organization,
    person: term.person,
    deputy: null,
    acting: null,
    from: term.from ?? new Date(now - 86_400_000),
    until: term.until ?? new Date(now + 30 * 86_400_000),
    cause: writeCause("by_order"),
    turn: term.organization,
    personNamed: false,
  });
  return id;
}
