import type { ClientSession } from "mongoose";
import type { AllianceRecord } from "../../../models/alliance.ts";
import type { EditionRecord } from "../../../models/edition.ts";
import { canPublishEditions, canReadEditions } from "../../access/edition-rules.ts";
import type { Actor } from "../../access/actor.ts";
import type { Models } from "../../database/models.ts";
import { forbidden, notFound } from "../../errors.ts";

/** An alliance whose editions the actor may read. @throws not_found */
export async function requireAllianceOfEditions(models: Models, actor: Actor, id: string, session: ClientSession | null = null): Promise<AllianceRecord> {
  const alliance = await models.alliances.findOne({ _id: id }, null, { session }).lean();
  if (!alliance || !canReadEditions(actor, { alliance: id, county: alliance.county })) throw notFound();
  return alliance;
}

/** One whose editions they publish. @throws not_found, forbidden */
export async function requirePublisher(models: Models, actor: Actor, id: string, session: ClientSession | null = null): Promise<AllianceRecord> {
  const alliance = await requireAllianceOfEditions(models, actor, id, session);
  if (!canPublishEditions(actor, { alliance: id, county: alliance.county })) throw forbidden();
  return alliance;
}

/** An edition that the actor may read. @throws not_found */
export async function requireEdition(models: Models, actor: Actor, id: string, session: ClientSession | null = null): Promise<EditionRecord> {
  const edition = await models.editions.findOne({ _id: id }, null, { session }).lean();
  if (!edition || !canReadEditions(actor, edition)) throw notFound();
  return edition;
}

/** The newest edition of an alliance; null before the first. */
export const newestEdition = (models: Models, alliance: string, session: ClientSession | null = null): Promise<EditionRecord | null> =>
  models.editions.findOne({ alliance }, null, { session }).sort({ at: -1, _id: -1 }).lean();
