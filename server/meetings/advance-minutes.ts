import type { MinutesView } from "../../app/contracts/minutes.ts";
import type { Actor } from "../access/actor.ts";
import { canFinishMinutes, canWriteMinutes } from "../access/minutes-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { conflict, forbidden } from "../errors.ts";
import { requireRevision } from "../require-revision.ts";
import { changeMinutes } from "./change-minutes.ts";
import { peopleOfUnits } from "./people-of-units.ts";

/** How long those present may propose amendments to prepared minutes. */
const AMEND_MS = 3 * 86_400_000;

/**
 * Takes minutes to their next phase: prepared (every insider reads them, those present may amend them for three days),
 * then final. Tells those who were present.
 * @throws conflict `minutes_phase` when that is not the next one, `stale_revision` when somebody wrote since; forbidden
 */
export function advanceMinutes(
  dependencies: Dependencies,
  actor: Actor,
  meetingId: string,
  phase: "prepared" | "final",
  revision?: number,
): Promise<MinutesView> {
  return changeMinutes(dependencies, actor, meetingId, `minutes.${phase}`, async (minutes, meeting, transaction) => {
    const expected = phase === "prepared" ? "draft" : "prepared";
    const allowed = phase === "prepared" ? canWriteMinutes(actor, minutes) : canFinishMinutes(actor, minutes);
    if (minutes.phase !== expected) throw conflict("minutes_phase");
    if (!allowed) throw forbidden();
    requireRevision(revision, minutes);
    const people = await peopleOfUnits(dependencies.models, minutes.alliance, minutes.present, transaction);
    await dependencies.notify(transaction, people, {
      key: `minutes.${phase}:${meetingId}`,
      kind: `minutes_${phase}`,
      facts: { title: meeting.title },
      href: `/meetings/${meetingId}/minutes`,
    });
    return phase === "prepared" ? { phase, amendUntil: new Date(transaction.at.getTime() + AMEND_MS) } : { phase };
  });
}
