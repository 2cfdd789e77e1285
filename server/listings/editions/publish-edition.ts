import { MOST_EDITION_LINES, type EditionInput, type EditionView } from "../../../app/contracts/editions.ts";
import type { AllianceRecord } from "../../../models/alliance.ts";
import type { EditionRecord } from "../../../models/edition.ts";
import type { Actor } from "../../access/actor.ts";
import { dayAt } from "../../clock.ts";
import { nextNumber } from "../../database/next-number.ts";
import { conflict } from "../../errors.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import type { ListingDependencies } from "../listing-dependencies.ts";
import { gatherLines } from "./gather-lines.ts";
import { getEdition } from "./get-edition.ts";
import { nextEditionDay } from "./next-edition-day.ts";
import { newestEdition, requirePublisher } from "./require-edition.ts";

/** Lines that are stored by one statement, so that others write between two. */
const AT_ONCE = 200;
/** People of an alliance who are told. */
const MOST_TOLD = 1_000;

/**
 * Publishes an edition of an alliance's lists: freezes what is open now under the next number of the year. Tells the alliance's people; emits
 * `edition.published`.
 * @throws not_found, forbidden; conflict `edition_overtaken` when another one was published since, `edition_empty`, `edition_too_large`
 */
export async function publishEdition(dependencies: ListingDependencies, actor: Actor, allianceId: string, { foreword, after }: EditionInput): Promise<EditionView> {
  const alliance = await requirePublisher(dependencies.models, actor, allianceId);
  const { _id } = await freezeLists(dependencies, actor, alliance, { foreword, after });
  return getEdition(dependencies, actor, _id);
}

/**
 * The lines are stored before, in pieces, and belong to nothing until the edition itself is there: two thousand lines in one transaction
 * would keep everybody else from writing.
 * @param actor null: the hub does it by the alliance's rhythm
 * @param guard part of the transaction; throws where it is not to happen
 */
export async function freezeLists(
  dependencies: ListingDependencies,
  actor: Actor | null,
  alliance: Pick<AllianceRecord, "_id" | "county" | "name">,
  { foreword, after }: EditionInput,
  guard: (transaction: Transaction) => Promise<void> = async () => {},
): Promise<EditionRecord> {
  const { models, ids, inTransaction } = dependencies;
  const requireNewest = (newest: EditionRecord | null) => {
    if ((newest?._id ?? null) !== after) throw conflict("edition_overtaken");
  };
  requireNewest(await newestEdition(models, alliance._id));
  const lines = await gatherLines(models, alliance._id, after);
  if (lines === undefined) throw conflict("edition_too_large", { most: MOST_EDITION_LINES });
  const held = lines.filter(({ change }) => change !== "gone").length;
  if (held === 0) throw conflict("edition_empty");
  const _id = ids.next();
  try {
    for (let from = 0; from < lines.length; from += AT_ONCE) {
      await models.editionLines.insertMany(lines.slice(from, from + AT_ONCE).map((line) => ({ _id: ids.next(), edition: _id, ...line })));
    }
    return await inTransaction(actor, async (transaction) => {
      const { session, at } = transaction;
      await guard(transaction);
      const [year, serial] = (await nextNumber(models, "editions", alliance._id, transaction)).split("-").map(Number) as [number, number];
      requireNewest(await newestEdition(models, alliance._id, session));
      const edition: EditionRecord = {
        _id,
        alliance: alliance._id,
        county: alliance.county,
        year,
        serial,
        at,
        day: dayAt(at),
        foreword,
        person: actor?.person.id ?? null,
        name: actor?.person.name ?? null,
        previous: after,
        lines: held,
        corrections: [],
      };
      await models.editions.create([edition], { session });
      const rhythm = await models.editionRhythms.findOne({ _id: alliance._id }, null, { session }).lean();
      if (rhythm && rhythm.next <= edition.day) await models.editionRhythms.updateOne({ _id: alliance._id }, { $set: { next: nextEditionDay(rhythm, edition.day) } }, { session });
      transaction.emit(`alliance:${alliance._id}`, "edition.published", { edition: _id, alliance: alliance._id, year, serial, lines: held });
      transaction.audit({
        action: "edition.publish",
        subject: { kind: "alliance", id: alliance._id },
        alliance: alliance._id,
        county: alliance.county,
        after: { number: `${year}-${serial}` },
      });
      await tellMembers(dependencies, transaction, alliance.name, edition);
      return edition;
    });
  } catch (error) {
    await models.editionLines.deleteMany({ edition: _id });
    throw error;
  }
}

async function tellMembers({ models, notify }: ListingDependencies, transaction: Transaction, name: string, { _id, alliance, year, serial, lines }: EditionRecord): Promise<void> {
  const { session, at, actor } = transaction;
  const seats = await models.seats.find({ alliance, from: { $lte: at }, $or: [{ until: null }, { until: { $gt: at } }] }, { person: 1 }, { session }).limit(MOST_TOLD).lean();
  const people = [...new Set(seats.map(({ person }) => person))].filter((person) => person !== actor?.person.id);
  await notify(transaction, people, { key: `edition:${_id}`, kind: "edition_published", facts: { alliance: name, year, serial, count: lines }, href: `/editions/${_id}` });
}
