import type { NamedRef } from "../../../contracts/common.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import type { PollView } from "../../../contracts/polls.ts";
import { proxyOf, representedUnits } from "../../../contracts/proxy-state.ts";

/** A unit with the one that votes for it; null: it votes itself. */
export interface VotingUnit extends NamedRef {
  holder: NamedRef | null;
}

type Meeting = Pick<MeetingView, "presence">;

const namedIn = ({ presence }: Meeting, id: string): NamedRef => presence.units.find((unit) => unit.id === id) ?? { id, name: "" };

/** The units that an open poll counts as present, in the order of the alliance: those that are there, and those that entrusted one of these. Pure. */
export function unitsOfPoll(meeting: Meeting, item: string | null): VotingUnit[] {
  const { units, proxies } = meeting.presence;
  const here = new Set(units.filter(({ present }) => present).map(({ id }) => id));
  const represented = new Set(representedUnits(proxies, here, item));
  return units
    .filter(({ id }) => here.has(id) || represented.has(id))
    .map(({ id, name }) => ({ id, name, holder: represented.has(id) ? namedIn(meeting, proxyOf(proxies, id, item)!.holder) : null }));
}

/** The units for which the reader votes: the own ones, then those that entrusted these. Pure. */
export function unitsOfReader(meeting: Pick<MeetingView, "presence" | "rights">, item: string | null): VotingUnit[] {
  const { rights, presence } = meeting;
  const own = new Set(rights.units.map(({ id }) => id));
  const entrusted = presence.units.flatMap(({ id, name }) => {
    const proxy = own.has(id) ? undefined : proxyOf(presence.proxies, id, item);
    return proxy && own.has(proxy.holder) ? [{ id, name, holder: namedIn(meeting, proxy.holder) }] : [];
  });
  return [...rights.units.map(({ id, name }) => ({ id, name, holder: null })), ...entrusted];
}

/** Key of the words for signing a unit in: where it entrusted its vote, they say that this ends then. Pure. */
export const signInWord = ({ presence }: Meeting, unit: string) =>
  presence.proxies.some(({ giver, ended }) => giver === unit && ended === null) ? ("meetings:proxy.signIn" as const) : ("meetings:signIn" as const);

/** Whether a unit has voted itself, not by somebody's note and not by its proxy: nobody votes over that. Pure. */
export const votedItself = (poll: PollView, unit: string): boolean =>
  poll.votes.some((vote) => vote.organization === unit && vote.recordedBy === null) && !poll.proxied.some(({ organization }) => organization === unit);
