import { toldKinds, type ToldKind, type ToldView } from "../../app/contracts/told.ts";
import type { Dependencies } from "../dependencies.ts";

/** Notices that are looked at, the newest. */
const MOST = 200;

/**
 * What was told of the record behind an address, newest first, and who has read it. Whether somebody may know is the record's to say.
 * @param kinds which notices; others, such as those to who made a suggestion, are nobody else's to see
 */
export async function listTold({ models }: Pick<Dependencies, "models">, href: string, kinds: readonly ToldKind[]): Promise<ToldView> {
  const notices = await models.notices.find({ href, kind: { $in: kinds } }, { key: 1, kind: 1, facts: 1, person: 1, at: 1, readAt: 1 }).sort({ at: -1 }).limit(MOST).lean();
  const people = await models.people.find({ _id: { $in: [...new Set(notices.map(({ person }) => person))] } }, { name: 1 }).lean();
  const names = new Map(people.map(({ _id, name }) => [_id, name]));
  const items = new Map<string, ToldView["items"][number]>();
  for (const { key, kind, facts, person, at, readAt } of notices) {
    const item = items.get(key) ?? { at: at.toISOString(), kind: toldKinds.find((known) => known === kind)!, unit: kind === "nobody_read" ? String(facts.unit) : null, people: [] };
    item.people.push({ name: names.get(person) ?? "", readAt: readAt?.toISOString() ?? null });
    items.set(key, item);
  }
  return { items: [...items.values()] };
}
