import type { SavedSearchView } from "../../app/contracts/saved-searches.ts";
import type { SavedSearchRecord } from "../../models/saved-search.ts";
import type { Actor } from "../access/actor.ts";
import { readNames } from "../database/read-names.ts";
import type { AlertDependencies } from "./alert-dependencies.ts";
import { noticesOf } from "./search-notices.ts";

/** How often its owner has changed a search, and once more. */
export const revisionOf = ({ revision = 1 }: Pick<SavedSearchRecord, "revision">): number => revision;

/** A person's searches with the names of what they look for, and how much of what they told is unread. */
export async function presentSearches(
  { models, categoryName, placeName }: AlertDependencies,
  actor: Actor,
  searches: readonly SavedSearchRecord[],
): Promise<SavedSearchView[]> {
  const given = (term: "alliance" | "owner") => searches.flatMap(({ terms }) => terms[term] ?? []);
  const names = await readNames(models, { organizations: given("owner"), alliances: given("alliance") });
  const nameOf = (id: string | undefined) => (id && names.get(id)?.name) || null;
  const unread = await Promise.all(
    searches.map(({ _id, person }) => models.notices.countDocuments({ ...noticesOf(person, _id), readAt: null })),
  );
  return searches.map(({ _id, name, terms, createdAt, paused, found, revision }, at) => ({
    id: _id,
    name,
    terms,
    names: {
      category: terms.category ? categoryName(terms.category, actor.person.locale) : null,
      place: terms.place ? placeName(terms.place) : null,
      alliance: nameOf(terms.alliance),
      owner: nameOf(terms.owner),
    },
    createdAt: createdAt.toISOString(),
    paused,
    found,
    unread: unread[at]!,
    revision: revisionOf({ revision }),
  }));
}
