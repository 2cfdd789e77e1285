import type { MeetingForPlan } from "../../app/contracts/meetings.ts";
import type { Actor } from "../access/actor.ts";
import { canPrepare } from "../access/meeting-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { scopesOnAgenda } from "./scopes-on-agenda.ts";

/** Most meetings ahead that are offered. */
const MOST = 10;

/** Meetings ahead on whose agenda the actor may put the alliance's plan, and on which it stands already; none for who does not prepare them. */
export async function listMeetingsForPlan({ models }: Pick<Dependencies, "models">, actor: Actor, alliance: string): Promise<MeetingForPlan[]> {
  if (!canPrepare(actor, alliance)) return [];
  const meetings = await models.meetings.find({ alliance, state: "scheduled" }).sort({ startsAt: -1, _id: -1 }).limit(MOST).lean();
  return Promise.all(
    meetings.map(async ({ _id, title, startsAt, agenda }) => ({
      id: _id,
      title,
      startsAt: startsAt.toISOString(),
      listed: (await scopesOnAgenda(models, agenda)).has(`alliance:${alliance}`),
    })),
  );
}
