import type { AllianceRecord } from "../../../models/alliance.ts";
import type { EditionRhythmRecord } from "../../../models/edition-rhythm.ts";
import { dayAt } from "../../clock.ts";
import { AppError } from "../../errors.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import type { ListingDependencies } from "../listing-dependencies.ts";
import { nextEditionDay } from "./next-edition-day.ts";
import { freezeLists } from "./publish-edition.ts";
import { newestEdition } from "./require-edition.ts";

const MOST = 200;
/** What keeps an edition from being published on its day; it is said, and the next day is waited for. */
const hindrances = ["edition_empty", "edition_too_large"];
/** Somebody else was faster: another process, or a person. */
const overtaken = "edition_overtaken";

/**
 * What the clock does on the day of an edition: reminds who publishes it, once, or publishes it where the alliance wanted that. Safe on any
 * number of processes: the rhythm's next day moves in the transaction that publishes.
 * @throws what the first alliance threw whose edition failed; the others had theirs
 */
export async function keepEditions(dependencies: ListingDependencies): Promise<void> {
  const { models, clock } = dependencies;
  const today = dayAt(clock.now());
  const due = await models.editionRhythms.find({ next: { $lte: today } }).sort({ next: 1 }).limit(MOST).lean();
  const failures: unknown[] = [];
  for (const rhythm of due) {
    try {
      const alliance = await models.alliances.findOne({ _id: rhythm._id }, { name: 1, county: 1 }).lean();
      if (!alliance) continue;
      if (rhythm.automatic) await publishByItself(dependencies, alliance, rhythm, today);
      else if (rhythm.told !== rhythm.next) await remind(dependencies, alliance, rhythm, "edition_due", { told: rhythm.next });
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

async function publishByItself(dependencies: ListingDependencies, alliance: Pick<AllianceRecord, "_id" | "name" | "county">, rhythm: EditionRhythmRecord, today: string): Promise<void> {
  const { models } = dependencies;
  const newest = await newestEdition(models, alliance._id);
  try {
    await freezeLists(dependencies, null, alliance, { foreword: "", after: newest?._id ?? null }, async ({ session }) => {
      const still = await models.editionRhythms.findOne({ _id: alliance._id, next: rhythm.next, automatic: true }, { _id: 1 }, { session }).lean();
      if (!still) throw new AppError("conflict", { reason: overtaken });
    });
  } catch (error) {
    const reason = error instanceof AppError ? (error.reason ?? "") : "";
    if (hindrances.includes(reason)) await remind(dependencies, alliance, rhythm, reason === "edition_empty" ? "edition_none" : "edition_too_large", { next: nextEditionDay(rhythm, today) });
    else if (reason !== overtaken) throw error;
  }
}

/** Notes it, and tells who keeps the alliance and its chair; whoever of several processes notes it tells. */
async function remind(
  { models, inTransaction, notify, publishersOf }: ListingDependencies,
  { _id, name, county }: Pick<AllianceRecord, "_id" | "name" | "county">,
  rhythm: EditionRhythmRecord,
  kind: "edition_due" | "edition_none" | "edition_too_large",
  change: Partial<Pick<EditionRhythmRecord, "told" | "next">>,
): Promise<void> {
  await inTransaction(null, async (transaction: Transaction) => {
    const noted = await models.editionRhythms.updateOne({ _id, next: rhythm.next, told: rhythm.told }, { $set: change }, { session: transaction.session });
    if (noted.modifiedCount !== 1) return;
    await notify(transaction, await publishersOf(transaction, { alliance: _id, county }), { key: `${kind}:${_id}:${rhythm.next}`, kind, facts: { alliance: name, day: rhythm.next }, href: `/alliances/${_id}/editions/new` });
  });
}
