import type { ToldView } from "../../app/contracts/told.ts";
import type { Actor } from "../access/actor.ts";
import { canSeeCase, keepsHotline } from "../access/case-rules.ts";
import { forbidden, notFound } from "../errors.ts";
import type { HotlineDependencies } from "./hotline-ports.ts";

/** What the units that had a case were told, and who there has read it; nothing of what the caller was told. @throws not_found; forbidden */
export async function listToldOfCase({ models, listTold }: HotlineDependencies, actor: Actor, id: string): Promise<ToldView> {
  const record = await models.cases.findOne({ _id: id }).lean();
  if (!record || !canSeeCase(actor, record)) throw notFound();
  if (!keepsHotline(actor, record)) throw forbidden();
  return listTold(`/cases/${id}`, ["case_dispatched", "case_supervised", "case_overdue", "case_reopened", "nobody_read"]);
}
