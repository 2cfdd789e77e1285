import type { AllianceSummary } from "../../app/contracts/alliances.ts";
import type { Page, PageQuery } from "../../app/contracts/common.ts";
import type { Actor } from "../access/actor.ts";
import { alliancesOf, countiesOf, isAdministrator } from "../access/scope.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import { literalPattern } from "../database/literal-pattern.ts";
import { readAs } from "../reference/read-as.ts";
import type { AllianceDependencies } from "./alliance-dependencies.ts";
import { presentAlliances } from "./present-alliance.ts";

/** Most names that are looked through for what is typed in pinyin. */
const MOST_READ = 10_000;

/** The alliances that the actor may read, by name; found by a part of it, in pinyin too. */
export async function listAlliances(
  dependencies: AllianceDependencies,
  actor: Actor,
  query: PageQuery & { county?: string | undefined; q?: string | undefined },
): Promise<Page<AllianceSummary>> {
  const { models } = dependencies;
  const after = readCursor(query.cursor, 2);
  const conditions: object[] = [];
  if (!isAdministrator(actor)) {
    conditions.push({ $or: [{ _id: { $in: alliancesOf(actor) } }, { county: { $in: countiesOf(actor) } }] });
  }
  if (query.county) conditions.push({ county: query.county });
  if (query.q) {
    const among = conditions.length > 0 ? { $and: [...conditions] } : {};
    const spelt = await readAs(
      query.q,
      () => models.alliances.find(among, { name: 1 }).sort({ name: 1, _id: 1 }).limit(MOST_READ).lean(),
      ({ name }) => [name],
    );
    conditions.push({ $or: [{ name: literalPattern(query.q) }, ...spelt] });
  }
  if (after) conditions.push({ $or: [{ name: { $gt: after[0] } }, { name: after[0], _id: { $gt: after[1] } }] });
  const found = await models.alliances
    .find(conditions.length > 0 ? { $and: conditions } : {})
    .sort({ name: 1, _id: 1 })
    .limit(query.limit + 1)
    .lean();
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items: await presentAlliances(dependencies, items),
    nextCursor: found.length > query.limit && last ? writeCursor([last.name, last._id]) : null,
  };
}
