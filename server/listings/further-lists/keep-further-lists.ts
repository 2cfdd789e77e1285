import type { ClientSession } from "mongoose";
import type { FurtherListInput, FurtherListPatch, FurtherListView } from "../../../app/contracts/further-lists.ts";
import type { AllianceRecord } from "../../../models/alliance.ts";
import type { FurtherListRecord } from "../../../models/further-list.ts";
import type { Actor } from "../../access/actor.ts";
import { canKeepFurtherLists, canReadFurtherLists } from "../../access/further-list-rules.ts";
import { takenAs } from "../../database/is-taken.ts";
import { badField, conflict, forbidden, notFound } from "../../errors.ts";
import { asItWas } from "../../outbox/as-it-was.ts";
import type { AuditEntry } from "../../outbox/transaction.ts";
import { requireRevision } from "../../require-revision.ts";
import type { ListingDependencies } from "../listing-dependencies.ts";
import { mergeFields } from "./merge-fields.ts";
import { presentFurtherList } from "./present-further-list.ts";

/** Further lists that one alliance may have, open and closed. */
const MOST = 20;

/** The alliance's further lists, open and closed, in the order in which its keepers put them. @throws not_found */
export async function listFurtherLists(dependencies: ListingDependencies, actor: Actor, alliance: string): Promise<FurtherListView[]> {
  const { models } = dependencies;
  await requireAlliance(dependencies, actor, alliance);
  const lists = await models.furtherLists.find({ alliance }).sort({ position: 1, createdAt: 1, _id: 1 }).limit(MOST).lean();
  return lists.map((list) => presentFurtherList(actor, list));
}

/**
 * Adds a list; its fields get their keys. Writes an audit record.
 * @throws not_found, forbidden; bad_input on `unit` and `fields.N.…`; conflict `too_many_lists`, `list_known`
 */
export async function addFurtherList(dependencies: ListingDependencies, actor: Actor, alliance: string, input: FurtherListInput): Promise<FurtherListView> {
  const { models, inTransaction, ids, reference } = dependencies;
  const list = await inTransaction(actor, async (transaction): Promise<FurtherListRecord> => {
    const { session, at } = transaction;
    const { county } = await requireKept(dependencies, actor, alliance, session);
    const held = await models.furtherLists.find({ alliance }, { _id: 1 }, { session }).limit(MOST).lean();
    if (held.length >= MOST) throw conflict("too_many_lists", { most: MOST });
    requireUnit(dependencies, input.unit);
    const { nameEn = null, unit = null, runDays = null, ...given } = input;
    const added: FurtherListRecord = {
      ...given,
      _id: ids.next(),
      alliance,
      county,
      nameEn,
      unit,
      runDays,
      ...mergeFields(reference, { fields: [], fieldsEver: 0 }, input.fields),
      closed: false,
      revision: 0,
      createdAt: at,
    };
    await models.furtherLists.create([added], { session });
    transaction.audit(entryOf("list.add", added, { name: added.name, side: added.side, purpose: added.purpose, fields: labelsOf(added) }));
    return added;
  }).catch(refuseTwin);
  return presentFurtherList(actor, list);
}

/**
 * Changes, closes or reopens a list; a field that is left out is put out of use. Lines that stand on it stay as they are.
 * Writes an audit record.
 * @throws not_found, forbidden; bad_input on `unit`, `standing` and `fields.N.…`; conflict `stale_revision`, `list_known`, `list_fields_full`
 */
export async function changeFurtherList(
  dependencies: ListingDependencies,
  actor: Actor,
  alliance: string,
  id: string,
  patch: FurtherListPatch,
  revision: number,
): Promise<FurtherListView> {
  const { models, inTransaction, reference } = dependencies;
  const changed = await inTransaction(actor, async (transaction): Promise<FurtherListRecord> => {
    const { session } = transaction;
    await requireKept(dependencies, actor, alliance, session);
    const list = await models.furtherLists.findOne({ _id: id, alliance }, null, { session }).lean();
    if (!list) throw notFound();
    requireRevision(revision, list);
    const { fields, ...plain } = patch;
    requireUnit(dependencies, patch.unit);
    if (patch.standing && list.side === "need") throw badField("standing", "not_for_kind");
    const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
    const after: FurtherListRecord = { ...list, ...given, ...(fields && mergeFields(reference, list, fields)), revision: list.revision + 1 };
    const { _id, ...stored } = after;
    const written = await models.furtherLists.updateOne({ _id, revision: list.revision }, { $set: stored }, { session });
    if (written.matchedCount === 0) throw conflict("stale_revision");
    const told = { ...given, ...(fields && { fields: labelsOf(after) }) };
    transaction.audit({ ...entryOf("list.change", list, told), before: asItWas({ ...list, fields: labelsOf(list) }, told) });
    return after;
  }).catch(refuseTwin);
  return presentFurtherList(actor, changed);
}

/** @throws not_found */
async function requireAlliance({ models }: ListingDependencies, actor: Actor, id: string, session: ClientSession | null = null): Promise<AllianceRecord> {
  const alliance = await models.alliances.findOne({ _id: id }, null, { session }).lean();
  if (!alliance || !canReadFurtherLists(actor, { alliance: id, county: alliance.county })) throw notFound();
  return alliance;
}

/** @throws not_found, forbidden */
async function requireKept(dependencies: ListingDependencies, actor: Actor, id: string, session: ClientSession): Promise<AllianceRecord> {
  const alliance = await requireAlliance(dependencies, actor, id, session);
  if (!canKeepFurtherLists(actor, { alliance: id, county: alliance.county })) throw forbidden();
  return alliance;
}

/** @throws bad_input on `unit` */
function requireUnit({ reference }: ListingDependencies, unit: string | null | undefined): void {
  if (unit && !reference.findUnit(unit)) throw badField("unit", "unit");
}

/** The labels of the fields in use, as the record of who did what tells them. */
const labelsOf = ({ fields }: Pick<FurtherListRecord, "fields">): string[] => fields.filter(({ inUse }) => inUse).map(({ label }) => label);

const entryOf = (action: "list.add" | "list.change", { _id: id, alliance, county }: FurtherListRecord, after: Record<string, unknown>): AuditEntry => ({
  action,
  subject: { kind: "list", id },
  alliance,
  county,
  after,
});

/** One list a name and alliance. */
const refuseTwin = takenAs(() => conflict("list_known"));
