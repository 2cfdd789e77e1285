import type { ProxyEnding } from "../../../app/contracts/proxies.ts";
import type { MeetingRecord, ProxyRecord } from "../../../models/meeting.ts";

/** The proxies of a meeting, those of an older record included, which has none. Pure. */
export const proxiesOf = ({ proxies }: Pick<MeetingRecord, "proxies">): ProxyRecord[] => proxies ?? [];

/** Ends by itself what runs no longer: the fields that change, none where nothing ends. Pure. */
export function endProxies(meeting: Pick<MeetingRecord, "proxies">, isOver: (proxy: ProxyRecord) => boolean, how: ProxyEnding, at: Date): Pick<MeetingRecord, "proxies"> {
  const ending = (proxy: ProxyRecord) => proxy.ended === null && isOver(proxy);
  const proxies = proxiesOf(meeting);
  if (!proxies.some(ending)) return {};
  return { proxies: proxies.map((proxy) => (ending(proxy) ? { ...proxy, ended: { how, person: null, name: "", at } } : proxy)) };
}
