import type { PresenceView } from "../../../app/contracts/meetings.ts";
import type { ProxyInput } from "../../../app/contracts/proxies.ts";
import type { MeetingRecord } from "../../../models/meeting.ts";
import type { Actor } from "../../access/actor.ts";
import { canGiveProxy, canPrepare, standsFor } from "../../access/meeting-rules.ts";
import type { Dependencies } from "../../dependencies.ts";
import { badField, forbidden } from "../../errors.ts";
import { changeMeeting } from "../change-meeting.ts";
import { giveProxy as give } from "../machine/proxies.ts";
import { presentPresence } from "../present-meeting.ts";
import { tellGiven } from "./tell-proxy.ts";

/**
 * Entrusts a unit's vote to another one of the meeting, by who stands for it, or from a paper in the name of who prepares the meeting. The
 * unit that is to hold it is told, and of a paper the one that is said to have given it.
 * @throws not_found; forbidden for who does not stand for the unit, `proxy_paper_own` for a paper in favour of the writer's own unit
 * @throws bad_input on `giver` where it must be named, and as the machine says; conflict as the machine says
 */
export async function giveProxy(dependencies: Dependencies, actor: Actor, meetingId: string, input: ProxyInput): Promise<PresenceView> {
  const { meeting: after } = await changeMeeting(dependencies, actor, meetingId, {
    action: "proxy.give",
    steers: false,
    allow(meeting) {
      const giver = giverOf(actor, meeting, input);
      if (input.paper && canPrepare(actor, meeting.alliance) && standsFor(actor, meeting.alliance, input.holder)) throw forbidden("proxy_paper_own");
      return giver !== null && canGiveProxy(actor, meeting.alliance, { ...input, giver });
    },
    async work(meeting, transaction) {
      const { id: person, name } = actor.person;
      const giver = giverOf(actor, meeting, input)!;
      const step = give(meeting, { ...input, giver }, dependencies.ids.next(), { person, name, at: transaction.at });
      await tellGiven(dependencies, transaction, meeting, step.changes.proxies!.at(-1)!);
      return step;
    },
  });
  return presentPresence(after);
}

/**
 * The unit whose vote is entrusted: the one named, else that of the seat chosen, else the first that the actor stands for; null when they
 * stand for none. Pure. @throws bad_input on `giver`: a paper names it
 */
function giverOf(actor: Actor, meeting: MeetingRecord, { giver, paper }: ProxyInput): string | null {
  if (giver !== undefined) return giver;
  if (paper && canPrepare(actor, meeting.alliance)) throw badField("giver", "required");
  const own = meeting.units.map(({ organization }) => organization).filter((organization) => standsFor(actor, meeting.alliance, organization));
  return own.find((organization) => organization === actor.seat?.organization) ?? own[0] ?? null;
}
