import type { RhythmInput, RhythmView } from "../../../app/contracts/editions.ts";
import { canPublishEditions } from "../../access/edition-rules.ts";
import type { Actor } from "../../access/actor.ts";
import { dayAt } from "../../clock.ts";
import type { Dependencies } from "../../dependencies.ts";
import { nextEditionDay } from "./next-edition-day.ts";
import { requireAllianceOfEditions, requirePublisher } from "./require-edition.ts";

/** On which days an alliance publishes editions. @throws not_found */
export async function getRhythm({ models }: Pick<Dependencies, "models">, actor: Actor, allianceId: string): Promise<RhythmView> {
  const alliance = await requireAllianceOfEditions(models, actor, allianceId);
  const rhythm = await models.editionRhythms.findOne({ _id: allianceId }).lean();
  return {
    months: rhythm?.months ?? null,
    day: rhythm?.day ?? 1,
    automatic: rhythm?.automatic ?? false,
    next: rhythm?.next ?? null,
    may: { publish: canPublishEditions(actor, { alliance: allianceId, county: alliance.county }) },
  };
}

/** Sets or ends that; the next edition is on its first day after today. @throws not_found, forbidden */
export async function setRhythm(dependencies: Dependencies, actor: Actor, allianceId: string, { months, day, automatic }: RhythmInput): Promise<RhythmView> {
  const { models, inTransaction } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const { county } = await requirePublisher(models, actor, allianceId, session);
    const before = await models.editionRhythms.findOne({ _id: allianceId }, null, { session }).lean();
    if (months === null) await models.editionRhythms.deleteOne({ _id: allianceId }, { session });
    else {
      const rhythm = { county, months, day, automatic, next: nextEditionDay({ months, day }, dayAt(at)), told: null };
      await models.editionRhythms.updateOne({ _id: allianceId }, { $set: rhythm }, { session, upsert: true });
    }
    transaction.audit({
      action: "edition.rhythm",
      subject: { kind: "alliance", id: allianceId },
      alliance: allianceId,
      county,
      before: before ? { months: before.months, day: before.day, automatic: before.automatic } : {},
      after: months === null ? {} : { months, day, automatic },
    });
  });
  return getRhythm(dependencies, actor, allianceId);
}
