import type { AuditRecord } from "../../models/audit.ts";
import type { Dependencies } from "../dependencies.ts";

/** A record of any kind that carries a name or title. */
interface Named {
  _id: string;
  name?: string;
  shortName?: string;
  title?: string;
}

/**
 * The names of all people, subjects and alliances of some audit records, one read per kind; null for kinds without
 * names and for records that are gone.
 */
export async function namesOfSubjects(
  { models }: Dependencies,
  records: AuditRecord[],
): Promise<(kind: string, id: string) => string | null> {
  const wanted = new Map<string, Set<string>>();
  const want = (kind: string, id: string | null) => {
    if (id) wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id));
  };
  for (const record of records) {
    want("person", record.person);
    want("alliance", record.alliance);
    want(record.subject.kind, record.subject.id);
  }
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
      case "meeting":
        return models.meetings.find(filter, { title: 1 }).lean();
      case "action":
        return models.actions.find(filter, { title: 1 }).lean();
      case "suggestion":
        return models.suggestions.find(filter, { number: 1 }).lean().then((found) => found.map(({ _id, number }) => ({ _id, name: number })));
      case "case":
        return models.cases.find(filter, { number: 1 }).lean().then((found) => found.map(({ _id, number }) => ({ _id, name: number })));
      default:
        return Promise.resolve([]);
    }
  };
  const names = new Map<string, string>();
  await Promise.all(
    [...wanted].map(async ([kind, ids]) => {
      for (const found of await read(kind, [...ids])) {
        names.set(`${kind}:${found._id}`, found.shortName ?? found.name ?? found.title ?? "");
      }
    }),
  );
  return (kind, id) => names.get(`${kind}:${id}`) ?? null;
}
