import type { AlliancePatch, AllianceView } from "../../app/contracts/alliances.ts";
import type { AllianceRecord } from "../../models/alliance.ts";
import type { Actor } from "../access/actor.ts";
import { dayAt } from "../clock.ts";
import { takenAs } from "../database/is-taken.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField, conflict } from "../errors.ts";
import { asItWas } from "../outbox/as-it-was.ts";
import type { Transaction } from "../outbox/transaction.ts";
import type { AllianceDependencies } from "./alliance-dependencies.ts";
import { getAlliance } from "./get-alliance.ts";
import { requireDepartment } from "./require-department.ts";
import { requireKeptAlliance } from "./require-alliance.ts";
import { continueSlots } from "./rotation.ts";
import { settleRotation } from "./settle-rotation.ts";
import { readOpenTerms, ruleOf, saveSlots } from "./term-book.ts";

/**
 * Changes an alliance's name, lead department, chain, rotation rule or weights. A changed rule re-plans the terms that
 * have not begun; the one that runs stays. Emits `alliance.changed`.
 *
 * @throws not_found, forbidden, conflict (`stale_revision`, `link_in_use`, `alliance_name_taken`), bad_input
 */
export async function changeAlliance(
  dependencies: AllianceDependencies,
  actor: Actor,
  id: string,
  patch: AlliancePatch,
  revision: number,
): Promise<AllianceView> {
  const { models, inTransaction } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const alliance = await requireKeptAlliance(dependencies, actor, id, session);
    if (alliance.revision !== revision) throw conflict("stale_revision");
    if (patch.leadDepartment) await requireDepartment(dependencies, patch.leadDepartment, alliance.county, session);
    if (patch.links) await requireFreeLinks(dependencies, transaction, alliance, patch.links);
    const { rotation, ...plain } = patch;
    const fields = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
    await models.alliances.updateOne({ _id: id, revision }, { $set: fields, $inc: { revision: 1 } }, { session });
    if (rotation) await replan(dependencies, transaction, alliance, rotation);
    const names = Object.keys(patch) as (keyof AlliancePatch)[];
    transaction.emit(`alliance:${id}`, "alliance.changed", { alliance: id, what: "rules", fields: names, revision: revision + 1 });
    transaction.audit({
      action: "alliance.change",
      subject: { kind: "alliance", id },
      alliance: id,
      county: alliance.county,
      before: asItWas(alliance, patch),
      after: { ...patch },
    });
  }).catch(takenAs(() => conflict("alliance_name_taken")));
  return getAlliance(dependencies, actor, id);
}

/** A link can only go when no member works in it any more. */
async function requireFreeLinks(
  { models }: Dependencies,
  { session }: Transaction,
  alliance: AllianceRecord,
  links: AllianceRecord["links"],
): Promise<void> {
  const staying = new Set(links.map((link) => link.id));
  for (const link of alliance.links.filter((candidate) => !staying.has(candidate.id))) {
    const member = await models.memberships.findOne({ alliance: alliance._id, leftAt: null, links: link.id }, { _id: 1 }, { session });
    if (member) throw conflict("link_in_use", { link: link.name });
  }
}

async function replan(
  dependencies: Dependencies,
  transaction: Transaction,
  alliance: AllianceRecord,
  rule: { termMonths: number; order: string[] },
): Promise<void> {
  const { models } = dependencies;
  const { session } = transaction;
  const members = await models.memberships
    .find({ alliance: alliance._id, leftAt: null, organization: { $in: rule.order } }, { organization: 1 }, { session })
    .lean();
  const known = new Set(members.map((member) => member.organization));
  const stranger = rule.order.findIndex((organization) => !known.has(organization));
  if (stranger !== -1) throw badField(`rotation.order.${stranger}`, "not_a_member");

  const { present, future } = await readOpenTerms(dependencies, transaction, alliance._id);
  const begins = present?.until ?? future[0]?.from ?? null;
  const anchor = begins && rule.order.length > 0 ? dayAt(begins) : null;
  const replanned: AllianceRecord = { ...alliance, rotation: { ...rule, anchor } };
  await models.alliances.updateOne({ _id: alliance._id }, { $set: { rotation: replanned.rotation } }, { session });
  const continued = ruleOf(replanned);
  const slots = continued && begins ? continueSlots(continued, present ?? null, rule.order.length) : [];
  await saveSlots(dependencies, transaction, alliance._id, future, slots);
  await settleRotation(dependencies, transaction, alliance._id);
}
