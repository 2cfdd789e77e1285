import type { Locale } from "../../app/contracts/locale.ts";
import type { AuditRecord } from "../../models/audit.ts";
import { citeResolution } from "../cite-resolution.ts";
import type { Dependencies } from "../dependencies.ts";

/** A record of any kind that carries a name or title. */
interface Named {
  _id: string;
  name?: string;
  shortName?: string;
  title?: string;
}

export type NamingDependencies = Dependencies & {
  placeName(code: string): string;
  /** Its code where it is not known. */
  categoryName(code: string, locale: Locale): string;
};

/** What the fields of an audit record hold the ids and codes of. */
const kindOfField: Readonly<Record<string, "person" | "organization" | "alliance" | "place" | "category" | "trade" | "match" | "listing">> = {
  person: "person",
  deputy: "person",
  owner: "organization",
  organization: "organization",
  unit: "organization",
  lead: "organization",
  match: "match",
  resource: "listing",
  need: "listing",
  listing: "listing",
  order: "organization",
  leadDepartment: "organization",
  // Of a swap: the members whose terms they were.
  first: "organization",
  second: "organization",
  policy: "listing",
  matches: "match",
  alliances: "alliance",
  alliance: "alliance",
  place: "place",
  county: "place",
  category: "category",
  categories: "category",
  industry: "trade",
};

/** A meeting's place is a room in words. */
const isPlaceCode = (text: string) => /^\d{6,12}$/.test(text);
const isTradeCode = (text: string) => /^[A-T]\d{0,4}$/.test(text);
/** What a condition holds is of several kinds. */
const kindOfValue = (text: string) => (isPlaceCode(text) ? "place" : isTradeCode(text) ? "trade" : "category");

/** What a record's fields refer to, apart from its own subject. Pure. */
export function namedIn({ before, after }: Pick<AuditRecord, "before" | "after">): { kind: string; id: string }[] {
  const look = (value: unknown, field: string): { kind: string; id: string }[] => {
    if (Array.isArray(value)) return value.flatMap((item) => look(item, field));
    if (typeof value === "object" && value !== null) return Object.entries(value).flatMap(([inner, item]) => look(item, inner));
    const kind = field === "anyOf" ? kindOfValue(String(value)) : kindOfField[field];
    return kind !== undefined && typeof value === "string" && (kind !== "place" || isPlaceCode(value)) ? [{ kind, id: value }] : [];
  };
  return [...look(before, ""), ...look(after, "")];
}

/**
 * The names of all people, subjects and alliances of some audit records; a suggestion, a cooperation and a claim are
 * called by their need or policy, a plan by its alliance or place. Also of what their fields refer to. Null for kinds
 * without names and for records that are gone.
 */
export async function namesOfSubjects(
  { models, placeName, categoryName }: NamingDependencies,
  records: AuditRecord[],
  locale: Locale,
): Promise<(kind: string, id: string) => string | null> {
  const wanted = new Map<string, Set<string>>();
  const want = (kind: string, id: string | null) => {
    if (id) wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id));
  };
  for (const record of records) {
    want("person", record.person);
    want("alliance", record.alliance);
    want(record.subject.kind, record.subject.id);
    for (const { kind, id } of namedIn(record)) want(kind, id);
  }
  const byListing = async (found: { _id: string; listing: string }[]): Promise<Named[]> => {
    const listings = await models.listings.find({ _id: { $in: found.map(({ listing }) => listing) } }, { title: 1 }).lean();
    const titles = new Map(listings.map(({ _id, title }) => [_id, title]));
    return found.map(({ _id, listing }) => ({ _id, title: titles.get(listing) ?? "" }));
  };
  const byScope = async (plans: { _id: string; scope: string }[]): Promise<Named[]> => {
    const scopes = plans.map(({ _id, scope }) => ({ _id, of: scope.split(":") as [string, string] }));
    const alliances = await read("alliance", scopes.flatMap(({ of: [kind, id] }) => (kind === "alliance" ? [id] : [])));
    const names = new Map(alliances.map(({ _id, name }) => [_id, name]));
    return scopes.map(({ _id, of: [kind, id] }) => ({ _id, name: (kind === "alliance" ? names.get(id) : placeName(id)) ?? "" }));
  };
  // A trade is a category by another code, and known to many by that.
  const tradeName = (id: string): string => {
    const [code, name] = [`industry.${id}`, categoryName(`industry.${id}`, "zh-CN")];
    return name === code ? id : `${id} ${name}`;
  };
  const read = (kind: string, ids: string[]): Promise<Named[]> => {
    const filter = { _id: { $in: ids } };
    switch (kind) {
      case "person":
        return models.people.find(filter, { name: 1 }).lean();
      case "alliance":
        return models.alliances.find(filter, { name: 1 }).lean();
      case "organization":
        return models.organizations.find(filter, { shortName: 1 }).lean();
      case "listing":
        return models.listings.find(filter, { title: 1 }).lean();
      case "list":
        return models.furtherLists.find(filter, { name: 1 }).lean();
      case "meeting":
        return models.meetings.find(filter, { title: 1 }).lean();
      case "action":
        return models.actions.find(filter, { title: 1 }).lean();
      case "suggestion":
        return models.suggestions.find(filter, { number: 1 }).lean().then((found) => found.map(({ _id, number }) => ({ _id, name: number })));
      case "example":
        return models.examples.find(filter, { title: 1 }).lean();
      case "undertaking":
        return models.undertakings.find(filter, { title: 1 }).lean();
      case "urgent":
        return models.urgentMatters.find(filter, { title: 1 }).lean();
      case "consultation":
        return models.consultations.find(filter, { title: 1 }).lean();
      case "resolution":
        return models.resolutions.find(filter, { year: 1, serial: 1, internal: 1 }).lean().then((found) => found.map((resolution) => ({ _id: resolution._id, name: citeResolution(resolution) })));
      case "case":
        return models.cases.find(filter, { number: 1 }).lean().then((found) => found.map(({ _id, number }) => ({ _id, name: number })));
      case "match":
        return models.matches.find(filter, { need: 1 }).lean().then((found) => byListing(found.map(({ _id, need }) => ({ _id, listing: need }))));
      case "cooperation":
        return models.cooperations.find(filter, { need: 1 }).lean().then((found) => byListing(found.map(({ _id, need }) => ({ _id, listing: need }))));
      case "claim":
        return models.claims.find(filter, { policy: 1 }).lean().then((found) => byListing(found.map(({ _id, policy }) => ({ _id, listing: policy }))));
      case "plan":
        return models.plans.find(filter, { scope: 1 }).lean().then(byScope);
      case "robot":
        return models.robots.find(filter, { name: 1 }).lean();
      case "webhook":
        return models.webhooks.find(filter, { name: 1 }).lean();
      case "search":
        return models.savedSearches.find(filter, { name: 1 }).lean();
      case "place":
        return Promise.resolve(ids.map((id) => ({ _id: id, name: placeName(id) })));
      case "category":
        return Promise.resolve(ids.map((id) => ({ _id: id, name: categoryName(id, locale) })));
      case "trade":
        return Promise.resolve(ids.map((id) => ({ _id: id, name: tradeName(id) })));
      case "minutes":
        return read("meeting", ids);
      default:
        return Promise.resolve([]);
    }
  };
  const names = new Map<string, string>();
  await Promise.all(
    [...wanted].map(async ([kind, ids]) => {
      for (const found of await read(kind, [...ids])) {
        const name = found.shortName ?? found.name ?? found.title;
        if (name) names.set(`${kind}:${found._id}`, name);
      }
    }),
  );
  return (kind, id) => names.get(`${kind}:${id}`) ?? null;
}
