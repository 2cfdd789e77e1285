import type { NamedRef } from "../../../contracts/common.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import type { PollView } from "../../../contracts/polls.ts";
import { proxyOf, representedUnits } from "../../../contracts/proxy-state.ts";

/** A unit with the one that votes for it; null: it votes itself. */
export interface VotingUnit extends NamedRef {
  holder: NamedRef | null;
}

type Meeting = Pick<MeetingView, "presence" | "agenda">;

/** Proxies that run on an item; on a hidden one none, since the units could not read it. Pure. */
const proxiesOn = ({ presence, agenda }: Meeting, item: string | null) => (agenda.some(({ id, hidden }) => id === item && hidden) ? [] : presence.proxies);

const namedIn = ({ presence }: Pick<MeetingView, "presence">, id: string): NamedRef => presence.units.find((unit) => unit.id === id) ?? { id, name: "" };

/** The units that an open poll counts as present, in the order of the alliance: those that are there, and those that entrusted one of these. Pure. */
export function unitsOfPoll(meeting: Meeting, item: string | null): VotingUnit[] {
  const { units } = meeting.presence;
  const proxies = proxiesOn(meeting, item);
  const here = new Set(units.filter(({ present }) => present).map(({ id }) => id));
  const represented = new Set(representedUnits(proxies, here, item));
  return units
    .filter(({ id }) => here.has(id) || represented.has(id))
    .map(({ id, name }) => ({ id, name, holder: represented.has(id) ? namedIn(meeting, proxyOf(proxies, id, item)!.holder) : null }));
}

/** The units for which the reader votes: the own ones, then those that entrusted these. Pure. */
export function unitsOfReader(meeting: Meeting & Pick<MeetingView, "rights">, item: string | null): VotingUnit[] {
  const { rights, presence } = meeting;
  const own = new Set(rights.units.map(({ id }) => id));
  const proxies = proxiesOn(meeting, item);
  const entrusted = presence.units.flatMap(({ id, name }) => {
    const proxy = own.has(id) ? undefined : proxyOf(proxies, id, item);
    return proxy && own.has(proxy.holder) ? [{ id, name, holder: namedIn(meeting, proxy.holder) }] : [];
  });
  return [...rights.units.map(({ id, name }) => ({ id, name, holder: null })), ...entrusted];
}

/** Key of the words for signing a unit in: where it entrusted its vote, they say that this ends then. Pure. */
export const signInWord = ({ presence }: Pick<MeetingView, "presence">, unit: string) =>
  presence.proxies.some(({ giver, ended }) => giver === unit && ended === null) ? ("meetings:proxy.signIn" as const) : ("meetings:signIn" as const);

/** Whether a unit has voted itself, not by somebody's note and not by its proxy: nobody votes over that. Pure. */
export const votedItself = (poll: PollView, unit: string): boolean =>
  poll.votes.some((vote) => vote.organization === unit && vote.recordedBy === null) && !poll.proxied.some(({ organization }) => organization === unit);
