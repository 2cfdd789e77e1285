import type { ProxyView } from "../../../app/contracts/proxies.ts";
import type { Actor } from "../../access/actor.ts";
import type { Dependencies } from "../../dependencies.ts";
import { requireMeeting } from "../get-meeting.ts";
import { proxiesOf } from "../machine/end-proxies.ts";
import { presentProxy } from "../present-meeting.ts";

/** Every proxy of a meeting, those that ended included, oldest first. @throws not_found */
export const listProxies = async (dependencies: Dependencies, actor: Actor, meetingId: string): Promise<ProxyView[]> =>
  proxiesOf(await requireMeeting(dependencies, actor, meetingId)).map(presentProxy);
