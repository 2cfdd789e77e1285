import type { Page } from "../../app/contracts/common.ts";
import type { KeptPersonView, PeopleQuery } from "../../app/contracts/people.ts";
import type { Actor } from "../access/actor.ts";
import { countiesOf, isAdministrator } from "../access/scope.ts";
import { readCursor, writeCursor } from "../database/cursor.ts";
import { literalPattern } from "../database/literal-pattern.ts";
import type { Dependencies } from "../dependencies.ts";
import { forbidden } from "../errors.ts";
import { readAs } from "../reference/read-as.ts";
import { presentAccounts } from "./present-account.ts";

/** Most names that are looked through for what is typed in pinyin. */
const MOST_READ = 10_000;

/**
 * The accounts that the actor keeps, by account name; found by a part of it or of the person's name, that in pinyin too.
 * @throws forbidden to who keeps none
 */
export async function listPeople(dependencies: Dependencies, actor: Actor, query: PeopleQuery): Promise<Page<KeptPersonView>> {
  const { models, clock } = dependencies;
  const conditions: object[] = [];
  if (!isAdministrator(actor)) {
    const counties = keptCounties(actor);
    if (counties.length === 0) throw forbidden();
    conditions.push({ county: { $in: counties } });
  }
  if (query.county) conditions.push({ county: query.county });
  if (query.disabled) conditions.push({ disabledAt: { $exists: query.disabled === "true" } });
  if (query.role) {
    const open = { $or: [{ until: null }, { until: { $gt: clock.now() } }] };
    const seats = await models.seats.find({ role: query.role, ...open }, { person: 1 }).limit(10_000).lean();
    conditions.push({ _id: { $in: [...new Set(seats.map((seat) => seat.person))] } });
  }
  if (query.q) {
    const pattern = literalPattern(query.q);
    const among = conditions.length > 0 ? { $and: [...conditions] } : {};
    const spelt = await readAs(query.q, () => models.people.find(among, { name: 1 }).sort({ accountKey: 1 }).limit(MOST_READ).lean(), ({ name }) => [name]);
    conditions.push({ $or: [{ accountKey: pattern }, { name: pattern }, ...spelt] });
  }
  const after = readCursor(query.cursor, 1);
  if (after) conditions.push({ accountKey: { $gt: String(after[0]) } });
  const found = await models.people
    .find(conditions.length > 0 ? { $and: conditions } : {})
    .sort({ accountKey: 1 })
    .limit(query.limit + 1)
    .lean();
  const people = found.slice(0, query.limit);
  const last = people.at(-1);
  return {
    items: await presentAccounts(dependencies, actor, people),
    nextCursor: found.length > query.limit && last ? writeCursor([last.accountKey]) : null,
  };
}

/** Counties whose accounts the actor sees: as an officer, or as the secretary of an alliance there. Pure. */
const keptCounties = (actor: Actor): string[] => [
  ...new Set([
    ...countiesOf(actor),
    ...actor.seats.flatMap((seat) => (seat.role === "secretary" && seat.county ? [seat.county] : [])),
  ]),
];
