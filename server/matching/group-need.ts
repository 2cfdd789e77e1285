import type { CommonNeedRecord } from "../../models/common-need.ts";
import { isTaken } from "../database/is-taken.ts";
import type { Transaction } from "../outbox/transaction.ts";
import { tryAgain } from "../try-again.ts";
import { contentOf, memberFields, type Member } from "./common-need.ts";
import { queryFor } from "./engine-query.ts";
import { findSame } from "./find-same.ts";
import type { MatchingDependencies } from "./ports.ts";

/** Attempts when other processes group the same at the same moment. */
const ATTEMPTS = 5;

/**
 * Brings the common needs in step with one listing: a live need joins those that say the same, and joins them with one
 * another; one that changed or closed leaves. Running it again changes nothing. Writes the common need and
 * `common-need.changed` to who keeps the alliances concerned.
 */
export const groupNeed = (dependencies: MatchingDependencies, id: string): Promise<void> =>
  tryAgain(ATTEMPTS, isTaken, () => groupOnce(dependencies, id));

async function groupOnce(dependencies: MatchingDependencies, id: string): Promise<void> {
  const { models, inTransaction } = dependencies;
  const need = await models.listings.findOne({ _id: id, kind: "need" }).lean();
  if (!need) return;
  const same = need.open ? await findSame(dependencies, need, await queryFor(dependencies, need)) : [];
  const concerned = { listings: { $in: [id, ...same.map(({ _id }) => _id)] } };
  if (same.length === 0 && !(await models.commonNeeds.exists(concerned))) return;
  await inTransaction(null, async (transaction) => {
    const { session } = transaction;
    const known = await models.commonNeeds.find(concerned, null, { session }).sort({ _id: 1 }).lean();
    const joined = same.filter((other) => !known.some(({ apart }) => apart.includes(other._id) || apart.includes(id)));
    if (joined.length === 0) {
      for (const group of known.filter(({ listings }) => listings.includes(id))) {
        await rewrite(dependencies, transaction, group, group.listings.filter((listing) => listing !== id));
      }
      return;
    }
    const touching = known.filter(({ listings }) => [need, ...joined].some(({ _id }) => listings.includes(_id)));
    const all = [...new Set([...touching.flatMap(({ listings }) => listings), id, ...joined.map(({ _id }) => _id)])];
    const [kept, ...others] = touching;
    if (kept) {
      await rewrite(dependencies, transaction, kept, all);
      for (const group of others) await rewrite(dependencies, transaction, group, []);
    } else {
      await create(dependencies, transaction, all);
    }
  });
}

async function create({ models }: MatchingDependencies, transaction: Transaction, listings: readonly string[]): Promise<void> {
  const { session, at } = transaction;
  const content = contentOf(await readOpen(models, transaction, listings));
  // An id that an earlier common need still holds is passed over.
  const held = await models.commonNeeds.find({ _id: { $in: content.listings } }, { _id: 1 }, { session }).lean();
  const free = content.listings.find((listing) => !held.some(({ _id }) => _id === listing));
  if (!free || !content.open) return;
  const group: CommonNeedRecord = { _id: free, ...content, apart: [], changedAt: at, revision: 0 };
  await models.commonNeeds.create([group], { session });
  tell(transaction, group);
}

/** Gives a common need other members; nothing is written where they are what they were. */
async function rewrite({ models }: MatchingDependencies, transaction: Transaction, group: CommonNeedRecord, listings: readonly string[]): Promise<void> {
  const { session, at } = transaction;
  const content = contentOf(await readOpen(models, transaction, listings));
  if (JSON.stringify([content.category, content.members]) === JSON.stringify([group.category, group.members])) return;
  const changes = { ...content, changedAt: at, revision: group.revision + 1 };
  const written = await models.commonNeeds.updateOne({ _id: group._id, revision: group.revision }, { $set: changes }, { session });
  if (written.modifiedCount === 1) tell(transaction, { ...group, ...changes, alliances: [...new Set([...group.alliances, ...changes.alliances])] });
}

const readOpen = (models: MatchingDependencies["models"], { session }: Transaction, listings: readonly string[]): Promise<Member[]> =>
  models.listings.find({ _id: { $in: listings }, open: true }, memberFields, { session }).lean();

/** Tells the keepers of the alliances concerned; `data` counts and names nobody. */
export function tell(transaction: Transaction, group: CommonNeedRecord): void {
  const data = { commonNeed: group._id, organizations: group.organizations, open: group.open };
  for (const alliance of group.alliances.toSorted()) {
    transaction.emit(`alliance:${alliance}`, "common-need.changed", data, { roles: ["secretary", "chair", "officer"] });
  }
}
