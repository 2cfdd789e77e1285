import type { ClientSession, Model } from "mongoose";
import type { AllianceRecord } from "../../models/alliance.ts";
import type { Actor } from "../access/actor.ts";
import { notFound } from "../errors.ts";
import type { Follower } from "./follower.ts";
import type { OutboundDependencies } from "./outbound-dependencies.ts";

/** One of an alliance's followers, for who keeps the alliance. @throws not_found, also when the alliance has no such one; forbidden */
export async function requireFollower<Kind extends Follower>(
  { requireKeptAlliance }: OutboundDependencies,
  followers: Model<Kind>,
  actor: Actor,
  allianceId: string,
  id: string,
  session?: ClientSession,
): Promise<{ follower: Kind; alliance: AllianceRecord }> {
  const alliance = await requireKeptAlliance(actor, allianceId, session);
  const follower = await followers.findOne({ _id: id, alliance: allianceId }, null, { session: session ?? null }).lean<Kind>();
  if (!follower) throw notFound();
  return { follower, alliance };
}
