import type { PresenceView } from "../../../app/contracts/meetings.ts";
import type { Actor } from "../../access/actor.ts";
import { endingOfProxy } from "../../access/meeting-rules.ts";
import type { Dependencies } from "../../dependencies.ts";
import { changeMeeting } from "../change-meeting.ts";
import { endProxy as end, requireProxy } from "../machine/proxies.ts";
import { presentPresence } from "../present-meeting.ts";
import { tellEnded } from "./tell-proxy.ts";

/**
 * Takes a proxy back for the unit that gave it, or gives it back for the one that holds it; for who wrote it down from a paper, too. Both
 * units are told. What was voted by it stands.
 * @throws not_found; forbidden; conflict `meeting_closed`, `meeting_cancelled`, `proxy_over`
 */
export async function endProxy(dependencies: Dependencies, actor: Actor, meetingId: string, proxyId: string): Promise<PresenceView> {
  const { meeting: after } = await changeMeeting(dependencies, actor, meetingId, {
    action: "proxy.end",
    steers: false,
    allow: (meeting) => endingOfProxy(actor, meeting.alliance, requireProxy(meeting, proxyId)) !== null,
    async work(meeting, transaction) {
      const proxy = requireProxy(meeting, proxyId);
      const { id: person, name } = actor.person;
      const how = endingOfProxy(actor, meeting.alliance, proxy)!;
      const step = end(meeting, proxyId, how, { person, name, at: transaction.at });
      await tellEnded(dependencies, transaction, meeting, proxy, { how, person, name });
      return step;
    },
  });
  return presentPresence(after);
}
