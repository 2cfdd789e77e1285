import type { BurdenQuery, BurdenRankingView } from "../../../app/contracts/policy-burden.ts";
import type { ClaimRecord } from "../../../models/claim.ts";
import type { Actor } from "../../access/actor.ts";
import { canRankPolicies } from "../../access/policy-rules.ts";
import { countiesOf, isAdministrator, keepsAlliance } from "../../access/scope.ts";
import { dayAt } from "../../clock.ts";
import { groupUpTo } from "../../database/group-up-to.ts";
import { nameIn, readNames } from "../../database/read-names.ts";
import { forbidden } from "../../errors.ts";
import type { PolicyDependencies } from "../policy-dependencies.ts";
import { delaysByOwner, listDelay } from "./list-delay.ts";
import { measuredFields, measuredStates, measurePolicy } from "./measure-policy.ts";
import { rankPolicies } from "./rank-policies.ts";

const MOST_POLICIES = 500;
const MOST_CLAIMS = 5_000;
/** Claims that come from the database in one piece, so that others are served between two. */
const AT_ONCE = 200;

/**
 * Published policies of the alliances that the actor keeps, by the burden that they turned out to be; those that nobody has
 * asked for are left out; and how soon departments listed theirs. Who keeps an alliance may open every claim behind a figure. Reads only.
 * @throws forbidden for who keeps none
 */
export async function rankBurden(dependencies: PolicyDependencies, actor: Actor, { alliance }: BurdenQuery): Promise<BurdenRankingView> {
  const { models, clock, countWorkDays } = dependencies;
  if (!canRankPolicies(actor)) throw forbidden();
  const own = actor.seats.flatMap((seat) => (seat.role === "secretary" && seat.alliance ? [seat.alliance] : []));
  const among = isAdministrator(actor) ? {} : { $or: [{ _id: { $in: own } }, { county: { $in: countiesOf(actor) } }] };
  const alliances = await models.alliances.find({ ...among, ...(alliance && { _id: alliance }) }, { county: 1 }).lean();
  const kept = alliances.filter(({ _id, county }) => keepsAlliance(actor, { alliance: _id, county })).map(({ _id }) => _id);
  const cards = await models.listings
    .find({ alliance: { $in: kept }, kind: "policy", publishedAt: { $ne: null } }, { title: 1, owner: 1, policy: 1, publishedAt: 1 })
    .sort({ _id: -1 })
    .limit(MOST_POLICIES + 1)
    .lean();
  const policies = cards.slice(0, MOST_POLICIES).filter(({ policy }) => policy !== null);
  const claims = models.claims
    .find({ policy: { $in: policies.map(({ _id }) => _id) }, state: { $in: [...measuredStates] } }, measuredFields)
    .sort({ _id: -1 })
    .limit(MOST_CLAIMS + 1)
    .batchSize(AT_ONCE)
    .lean<ClaimRecord[]>()
    .cursor();
  const { groups: byPolicy, partial } = await groupUpTo(claims, MOST_CLAIMS, ({ policy }) => policy);
  const asked = policies.filter(({ _id }) => byPolicy.has(_id));
  const listed = delaysByOwner(
    policies.flatMap(({ owner, policy, publishedAt }) => {
      const delay = listDelay(policy!, publishedAt, countWorkDays);
      return delay ? [{ owner, ...delay }] : [];
    }),
  );
  const names = await readNames(models, { organizations: [...asked, ...listed].map(({ owner }) => owner) });
  const today = dayAt(clock.now());
  const measured = asked.map(({ _id, title, owner, policy }) => ({
    policy: { id: _id, title },
    owner: nameIn(names, owner),
    ...measurePolicy(policy!, byPolicy.get(_id)!, countWorkDays, today),
  }));
  return { policies: rankPolicies(measured), listed: listed.map((delay) => ({ ...delay, owner: nameIn(names, delay.owner) })), partial: cards.length > MOST_POLICIES || partial };
}

/** The ranking for who keeps an alliance; null for others, whose page has none. */
export const findBurdenRanking = async (dependencies: PolicyDependencies, actor: Actor): Promise<BurdenRankingView | null> =>
  canRankPolicies(actor) ? rankBurden(dependencies, actor, {}) : null;
