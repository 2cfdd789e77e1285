import type { NamedRef } from "../../app/contracts/common.ts";
import type { ConsultationReason, ConsultationView } from "../../app/contracts/consultations.ts";
import type { Actor } from "../access/actor.ts";
import { departmentsOf } from "../access/consultation-rules.ts";
import { notFound } from "../errors.ts";
import type { ConsultationDependencies } from "./consultation-dependencies.ts";
import { readReason } from "./read-reason.ts";
import { requireConsultation, requireStep } from "./require-consultation.ts";

type Parts = Pick<ConsultationDependencies, "models">;

/** Most that are offered. */
const MOST = 200;

/** Alliances whose members the actor's departments can ask, by name. Reads only. */
export async function listAskableAlliances({ models }: Parts, actor: Actor): Promise<NamedRef[]> {
  const counties = departmentsOf(actor).map(({ county }) => county);
  const found = await models.alliances.find({ county: { $in: counties } }, { name: 1 }).sort({ name: 1, _id: 1 }).limit(MOST).lean();
  return found.map(({ _id, name }) => ({ id: _id, name }));
}

/** What a policy is to be drafted for. @throws not_found where the actor may not see it */
export async function getConsultationReason({ models }: Parts, actor: Actor, reason: ConsultationReason): Promise<NonNullable<ConsultationView["source"]>> {
  const found = await readReason(models, actor, reason);
  if (!found) throw notFound();
  return found;
}

/** Policies in force of the department that a draft can have become, the newest first. @throws not_found; forbidden; conflict `consultation_step` */
export async function listPublishedPolicies({ models }: Parts, actor: Actor, id: string): Promise<NamedRef[]> {
  const record = await requireConsultation(models, actor, id);
  requireStep(actor, record, "publish");
  const found = await models.listings.find({ kind: "policy", owner: record.department, open: true }, { title: 1 }).sort({ publishedAt: -1, _id: -1 }).limit(MOST).lean();
  return found.map(({ _id, title }) => ({ id: _id, name: title }));
}
