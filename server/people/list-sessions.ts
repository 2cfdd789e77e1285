import type { SessionView } from "../../app/contracts/people.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";

/** The actor's live browser sessions, newest first. */
export async function listSessions({ models, clock }: Dependencies, actor: Actor): Promise<SessionView[]> {
  const sessions = await models.sessions
    .find({ person: actor.person.id, expiresAt: { $gt: clock.now() } })
    .sort({ createdAt: -1 })
    .limit(100)
    .lean();
  return sessions.map((session) => ({
    id: session.publicId,
    current: session.publicId === actor.session,
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    device: session.device,
  }));
}
