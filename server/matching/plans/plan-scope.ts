import type { PlanInput, PlanScopeView } from "../../../app/contracts/plans.ts";
import type { StreamName } from "../../../app/contracts/streams.ts";
import type { Actor } from "../../access/actor.ts";
import { canReadPlan, canRunPlan, knowsPlanSubject, type PlanSubject } from "../../access/plan-rules.ts";
import { keeperKey } from "../../access/listing-rules.ts";
import { forbidden, notFound } from "../../errors.ts";
import type { Models } from "../../database/models.ts";
import type { MatchingDependencies } from "../ports.ts";

/** Key of a scope as plans store it: `alliance:ID`, `county:CODE`, `province:CODE`. Pure. */
export const scopeKey = ({ kind, id }: Pick<PlanSubject, "kind" | "id">): string => `${kind}:${id}`;

/** What a key stands for; null where its alliance is gone. */
export async function findSubject({ models }: Pick<MatchingDependencies, "models">, key: string): Promise<PlanSubject | null> {
  const [kind, id] = key.split(":") as [PlanSubject["kind"], string];
  if (kind !== "alliance") return { kind, id };
  const alliance = await models.alliances.findOne({ _id: id }, { county: 1 }).lean();
  return alliance && { kind, id, county: alliance.county };
}

/** The subject that an input names, for who may `run` or `read` its plan. @throws not_found for who knows nothing of it, else forbidden */
export async function requireSubject(
  dependencies: Pick<MatchingDependencies, "models">,
  actor: Actor,
  input: PlanInput | string,
  right: "run" | "read",
): Promise<PlanSubject> {
  const subject = await findSubject(dependencies, typeof input === "string" ? input : keyOfInput(input));
  if (!subject) throw notFound();
  if (right === "run" ? canRunPlan(actor, subject) : canReadPlan(actor, subject)) return subject;
  throw right === "run" && knowsPlanSubject(actor, subject) ? forbidden() : notFound();
}

const keyOfInput = ({ alliance, county, province }: PlanInput): string =>
  alliance ? `alliance:${alliance}` : county ? `county:${county}` : `province:${province}`;

/** Keys of all scopes that a listing belongs to. Pure. */
export const scopesOf = ({ alliance, county }: { alliance: string; county: string }): string[] => [
  `alliance:${alliance}`,
  `county:${county}`,
  `province:${county.slice(0, 2)}0000`,
];

/** Whether a listing belongs to the scope of this key. Pure. */
export const isInScope = (key: string, listing: { alliance: string; county: string }): boolean => scopesOf(listing).includes(key);

/** Query of the listings of a subject by an index: every listing of an alliance or county has that reader. Pure. */
export function listingsOf(subject: PlanSubject) {
  switch (subject.kind) {
    case "alliance":
      return { readers: keeperKey(subject.id), alliance: subject.id };
    case "county":
      return { readers: `officer:${subject.id}`, county: subject.id };
    case "province": {
      const province = subject.id.slice(0, 2);
      return { county: { $gte: `${province}0000`, $lte: `${province}9999` } };
    }
  }
}

/**
 * The streams on which a plan's changes are told: its alliance's; of a county that of the first of its alliances, whose events the
 * county's officers see, too; of a province one of each county.
 */
export async function streamsOfPlan(models: Models, subject: PlanSubject): Promise<StreamName[]> {
  if (subject.kind === "alliance") return [`alliance:${subject.id}`];
  const { county } = subject.kind === "county" ? { county: subject.id } : listingsOf(subject);
  const alliances = await models.alliances.find({ county }, { county: 1 }).sort({ _id: 1 }).lean();
  const firsts = new Map(alliances.toReversed().map((alliance) => [alliance.county, alliance._id]));
  return [...firsts.values()].map((id): StreamName => `alliance:${id}`);
}

/** Roles that a plan's events are for; administrators see what any role is told. */
export const planAudience = (kind: PlanSubject["kind"]) => ({
  roles: kind === "alliance" ? (["secretary", "officer", "chair"] as const).slice() : (["officer"] as const).slice(),
});

/** A scope with its name. */
export async function presentScope(
  { models, placeName }: Pick<MatchingDependencies, "models" | "placeName">,
  key: string,
): Promise<PlanScopeView> {
  const [kind, id] = key.split(":") as [PlanSubject["kind"], string];
  if (kind !== "alliance") return { kind, id, name: placeName(id) ?? id };
  const alliance = await models.alliances.findOne({ _id: id }, { name: 1 }).lean();
  return { kind, id, name: alliance?.name ?? "" };
}
