import { MOST_PROXIES_GIVEN, MOST_PROXIES_HELD, type ProxyEnding, type ProxyInput } from "../../../app/contracts/proxies.ts";
import type { MeetingRecord, ProxyRecord } from "../../../models/meeting.ts";
import { badField, conflict, notFound } from "../../errors.ts";
import { requireNotOver } from "./course.ts";
import { proxiesOf } from "./end-proxies.ts";
import { presentUnits } from "./presence.ts";
import type { Step } from "./step.ts";

/** Who gives, writes down or ends a proxy, and when. */
export interface ProxyHand {
  person: string;
  name: string;
  at: Date;
}

/**
 * A unit that cannot come entrusts another one with its vote, for the whole meeting or one item. A unit votes for at most two others;
 * who entrusts votes for nobody, and nobody passes on what it was entrusted with. Pure.
 * @throws conflict `meeting_closed`, `meeting_cancelled`; `proxy_draft`; `proxy_poll_open`: whom a majority is counted of does not change by
 * hand while units vote; `proxy_present`: who is there votes itself; `proxy_given`, `proxy_holds`, `proxy_too_many`
 * @throws bad_input on `giver`, `holder` or `item` that are not of this meeting; on `holder` that is the giver, entrusted its own vote, or votes for two
 */
export function giveProxy(meeting: MeetingRecord, given: ProxyInput & { giver: string }, id: string, hand: ProxyHand): Step {
  requireNotOver(meeting);
  if (meeting.state === "draft") throw conflict("proxy_draft");
  const { giver, holder, item, paper } = given;
  const units = new Map(meeting.units.map(({ organization, name }) => [organization, name]));
  if (!units.has(giver)) throw badField("giver", "not_allowed");
  if (!units.has(holder)) throw badField("holder", "not_allowed");
  if (giver === holder) throw badField("holder", "proxy_self");
  if (item !== null && !meeting.agenda.some((other) => other.id === item && !other.hidden)) throw badField("item", "not_allowed");
  if (meeting.polls.some(({ state }) => state === "open")) throw conflict("proxy_poll_open");
  if (presentUnits(meeting).includes(giver)) throw conflict("proxy_present");
  const proxies = proxiesOf(meeting);
  const running = proxies.filter(({ ended }) => ended === null);
  const before = running.find((proxy) => proxy.giver === giver && (proxy.item === null || item === null || proxy.item === item));
  if (before) throw conflict("proxy_given", { holder: units.get(before.holder) ?? "" });
  if (running.some((proxy) => proxy.holder === giver)) throw conflict("proxy_holds");
  if (running.some((proxy) => proxy.giver === holder)) throw badField("holder", "proxy_chain");
  const held = new Set(running.filter((proxy) => proxy.holder === holder).map((proxy) => proxy.giver)).add(giver);
  if (held.size > MOST_PROXIES_HELD) throw badField("holder", "proxy_most", { most: MOST_PROXIES_HELD });
  // Papers that somebody wrote down must not use up what the unit itself may give.
  if (proxies.filter((proxy) => proxy.giver === giver && proxy.paper === paper).length >= MOST_PROXIES_GIVEN) throw conflict("proxy_too_many", { most: MOST_PROXIES_GIVEN });
  const proxy: ProxyRecord = { id, giver, holder, item, paper, ...hand, ended: null };
  return { changes: { proxies: [...proxies, proxy] }, told: [{ type: "presence" }], noted: { giver, holder, item, paper } };
}

/**
 * Ends a proxy by hand. What was voted by it stands; the unit may still vote itself, in a poll by name also over it. Pure.
 * @throws conflict `meeting_closed`, `meeting_cancelled`, `proxy_over`; not_found
 */
export function endProxy(meeting: MeetingRecord, id: string, how: ProxyEnding, { person, name, at }: ProxyHand): Step {
  const proxy = requireProxy(meeting, id);
  requireNotOver(meeting);
  if (proxy.ended) throw conflict("proxy_over");
  const proxies = proxiesOf(meeting).map((other) => (other.id === id ? { ...other, ended: { how, person, name, at } } : other));
  return { changes: { proxies }, told: [{ type: "presence" }], noted: { giver: proxy.giver, holder: proxy.holder, how } };
}

/** Pure. @throws not_found */
export function requireProxy(meeting: MeetingRecord, id: string): ProxyRecord {
  const proxy = proxiesOf(meeting).find((other) => other.id === id);
  if (!proxy) throw notFound();
  return proxy;
}
