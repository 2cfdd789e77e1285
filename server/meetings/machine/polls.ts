import type { z } from "zod";
import type { CastVote, Majority, pollInput, RecordedVote } from "../../../app/contracts/polls.ts";
import { weigh, weighVotes } from "../../../app/contracts/vote-weights.ts";
import { proxyOf } from "../../../app/contracts/proxy-state.ts";
import type { MeetingRecord, PollRecord } from "../../../models/meeting.ts";
import { AppError, badField, conflict, notFound } from "../../errors.ts";
import { requireOpen } from "./course.ts";
import { proxiesOf } from "./end-proxies.ts";
import { countForQuorum, isQuorate, neededForQuorum, presentUnits, representedIn, signIn } from "./presence.ts";
import { nothing, type Step, type StepContext } from "./step.ts";

/** How many of `base` must agree: more than half, at least two thirds, at least four fifths; never 0. Pure. */
export function neededToPass(majority: Majority, base: number): number {
  const needed = {
    half: Math.floor(base / 2) + 1,
    two_thirds: Math.ceil((2 * base) / 3),
    four_fifths: Math.ceil((4 * base) / 5),
  }[majority];
  return Math.max(1, needed);
}

/**
 * Opens a poll of the units, on an item (the current one when none is named). Below the quorum a reason is needed, which the minutes keep. Pure.
 * @throws conflict `meeting_not_open`, `poll_still_open`
 * @throws bad_input on `reason` below the quorum; on `weighted` where the meeting has no weights, on `secret` with them: the sums would tell who voted how
 * @throws not_found when the item is not on the agenda
 */
export function openPoll(meeting: MeetingRecord, input: z.output<typeof pollInput>, { at, newId }: StepContext): Step {
  requireOpen(meeting);
  if (meeting.polls.some((poll) => poll.state === "open")) throw conflict("poll_still_open");
  const { itemId, question, majority, base, secret, weighted, reason } = input;
  if (itemId !== null && !meeting.agenda.some((item) => item.id === itemId)) throw notFound();
  if (weighted && !meeting.weights) throw badField("weighted", "weights_none");
  if (weighted && secret) throw badField("secret", "weights_secret");
  const quorate = isQuorate(meeting);
  if (!quorate && !reason) {
    const facts = { present: countForQuorum(meeting), needed: neededForQuorum(meeting.quorum, meeting.units.length) };
    throw new AppError("bad_input", { faults: [{ path: "reason", rule: "quorum_reason", facts }] });
  }
  const poll: PollRecord = {
    id: newId(),
    item: itemId ?? meeting.currentItem,
    question,
    majority,
    base,
    secret,
    state: "open",
    openedAt: at,
    closedAt: null,
    quorumReason: quorate ? null : (reason ?? null),
    voted: [],
    tally: { yes: 0, no: 0, abstain: 0 },
    votes: [],
    proxied: [],
    ...(weighted && meeting.weights && { weights: meeting.weights }),
    outcome: null,
  };
  return { changes: { polls: [...meeting.polls, poll] }, told: [{ type: "poll", poll: poll.id, what: "opened" }] };
}

/**
 * Votes of units that who gives the command stands for, and of those that entrusted theirs to one of these: all of them, or none. One unit,
 * one vote. In a public poll it can be changed until the end, and stands in place of one recorded for the unit; a secret one is not linked to
 * the unit and stays. What a unit said itself holds over what another one says for it. Who votes is present, and the proxies that it gave end. Pure.
 * @throws conflict `poll_closed`; `vote_cast` for a second secret vote; `proxy_ended` for a unit that took its vote back, or came itself;
 * `vote_own` for one that has voted itself and left
 * @throws not_found when there is no such poll
 */
export function castVotes(meeting: MeetingRecord, pollId: string, votes: readonly CastVote[], { at, own, by }: StepContext): Step {
  requireOpen(meeting);
  const poll = findPoll(meeting, pollId);
  if (poll.state === "closed") throw conflict("poll_closed");
  const voters: string[] = [];
  let changed = poll;
  for (const { organization, choice } of votes) {
    const holder = own.includes(organization) ? null : requireHolder(meeting, poll, organization, own);
    if (poll.secret && poll.voted.includes(organization)) throw conflict("vote_cast");
    const before = poll.votes.find((vote) => vote.organization === organization);
    const through = holderOf(poll, organization);
    if (before && before.recordedBy === undefined) {
      if (holder !== null && through === null) throw conflict("vote_own", { unit: nameIn(meeting, organization) });
      if (before.choice === choice && holder === through) continue;
    }
    voters.push(holder ?? organization);
    changed = withVote(changed, { organization, choice }, holder === null ? null : { holder, name: by, at });
  }
  if (changed === poll) return nothing;
  const arrival = signIn(meeting, voters, at);
  const proxied = votes.filter(({ organization }) => !own.includes(organization)).map(({ organization }) => organization);
  return {
    changes: { polls: replacePoll(meeting, changed), ...arrival.changes },
    told: [{ type: "poll", poll: pollId, what: "changed" }, ...arrival.told],
    ...(proxied.length > 0 && { noted: { poll: pollId, proxied } }),
  };
}

/** The unit among `own` that holds the vote of another one on a poll's item. @throws conflict `proxy_ended` when it no longer does */
function requireHolder(meeting: MeetingRecord, poll: PollRecord, organization: string, own: readonly string[]): string {
  const proxy = isHidden(meeting, poll) ? undefined : proxyOf(proxiesOf(meeting), organization, poll.item);
  if (!proxy || !own.includes(proxy.holder)) throw conflict("proxy_ended", { unit: nameIn(meeting, organization) });
  return proxy.holder;
}

/** Nobody was entrusted with a vote on what the unit may not read. */
const isHidden = ({ agenda }: MeetingRecord, { item }: PollRecord): boolean => agenda.some(({ id, hidden }) => id === item && hidden);

const representedOn = (meeting: MeetingRecord, poll: PollRecord): string[] => (isHidden(meeting, poll) ? [] : representedIn(meeting, poll.item));

const nameIn = ({ units }: MeetingRecord, organization: string): string => units.find((unit) => unit.organization === organization)?.name ?? "";

/** The unit through which another one's vote was cast; null where it voted itself or not at all. */
const holderOf = ({ proxied = [] }: PollRecord, organization: string): string | null => proxied.find((entry) => entry.organization === organization)?.holder ?? null;

/**
 * Writes down the votes of units that are present with nobody at a screen, and of those that entrusted one that is present, in the name of
 * who gives the command. What a unit said itself, or by its proxy, holds; what was recorded can be recorded anew, or taken back (`choice`
 * null), also of a unit that has left since. Pure.
 * @throws conflict `poll_closed`; `poll_secret`: who records would know the vote; `votes_own` when all units named have voted themselves
 * @throws bad_input on the first unit with a choice that is neither present nor represented
 */
export function recordVotes(meeting: MeetingRecord, pollId: string, votes: RecordedVote[], { by, at }: StepContext): Step {
  requireOpen(meeting);
  const poll = findPoll(meeting, pollId);
  if (poll.state === "closed") throw conflict("poll_closed");
  if (poll.secret) throw conflict("poll_secret");
  const here = new Set(presentUnits(meeting));
  const represented = new Set(representedOn(meeting, poll));
  const absent = votes.findIndex(({ organization, choice }) => choice !== null && !here.has(organization) && !represented.has(organization));
  if (absent >= 0) throw badField(`votes.${absent}.organization`, "unit_absent");
  const own = new Set(poll.votes.filter(({ recordedBy }) => recordedBy === undefined).map(({ organization }) => organization));
  const recorded = votes.filter(({ organization }) => !own.has(organization));
  if (recorded.length === 0) throw conflict("votes_own");
  const changed = recorded.reduce((so, { organization, choice }) => {
    if (choice === null) return withoutVote(so, organization);
    const proxy = represented.has(organization) ? proxyOf(proxiesOf(meeting), organization, poll.item) : undefined;
    return withVote(so, { organization, choice, recordedBy: by }, proxy ? { holder: proxy.holder, name: by, at } : null);
  }, poll);
  if (changed === poll) return nothing;
  return { changes: { polls: replacePoll(meeting, changed) }, told: [{ type: "poll", poll: pollId, what: "changed" }], noted: { votes: recorded } };
}

type Through = Omit<NonNullable<PollRecord["proxied"]>[number], "organization">;

/** The poll with one more vote, or with the unit's newest in place of an earlier one; `through` whom it was cast, if not by the unit itself. */
function withVote(poll: PollRecord, vote: PollRecord["votes"][number], through: Through | null): PollRecord {
  const { organization, choice } = vote;
  const before = poll.votes.find((earlier) => earlier.organization === organization)?.choice;
  const tally = { ...poll.tally, [choice]: poll.tally[choice] + 1 };
  if (before) tally[before] -= 1;
  return {
    ...poll,
    tally,
    voted: poll.voted.includes(organization) ? poll.voted : [...poll.voted, organization],
    votes: poll.secret ? [] : [...poll.votes.filter((earlier) => earlier.organization !== organization), vote],
    proxied: [...withoutUnit(poll.proxied, organization), ...(through ? [{ organization, ...through }] : [])],
  };
}

const withoutUnit = (proxied: PollRecord["proxied"] = [], organization: string) => proxied.filter((entry) => entry.organization !== organization);

/** The poll as if a unit had not voted; as it is where it has not. */
function withoutVote(poll: PollRecord, organization: string): PollRecord {
  const before = poll.votes.find((vote) => vote.organization === organization)?.choice;
  if (!before) return poll;
  return {
    ...poll,
    tally: { ...poll.tally, [before]: poll.tally[before] - 1 },
    voted: poll.voted.filter((voter) => voter !== organization),
    votes: poll.votes.filter((vote) => vote.organization !== organization),
    proxied: withoutUnit(poll.proxied, organization),
  };
}

/**
 * Ends a poll and states whether it passed, by the rule fixed at its opening. Units that voted and left still count as present, and so do
 * those that entrusted one that is present: whoever holds their votes must not make the base smaller by casting none. Pure.
 * @throws conflict `poll_closed`; not_found when there is no such poll
 */
export function closePoll(meeting: MeetingRecord, pollId: string, at: Date): Step {
  requireOpen(meeting);
  const poll = findPoll(meeting, pollId);
  if (poll.state === "closed") throw conflict("poll_closed");
  const counted = poll.base === "all" ? meeting.units.map(({ organization }) => organization) : [...new Set([...presentUnits(meeting), ...representedOn(meeting, poll), ...poll.voted])];
  const base = poll.weights ? weigh(poll.weights, counted) : counted.length;
  const yes = poll.weights ? weighVotes(poll.weights, poll.votes).yes : poll.tally.yes;
  const needed = neededToPass(poll.majority, base);
  const closed: PollRecord = {
    ...poll,
    state: "closed",
    closedAt: at,
    // The order in which units voted must not tell who voted how.
    voted: poll.secret ? poll.voted.toSorted() : poll.voted,
    ...(poll.secret && poll.proxied && { proxied: poll.proxied.toSorted((one, other) => (one.organization < other.organization ? -1 : 1)) }),
    ...(!poll.secret && { notVoted: counted.filter((organization) => !poll.voted.includes(organization)) }),
    outcome: { passed: yes >= needed, needed, base },
  };
  return { changes: { polls: replacePoll(meeting, closed) }, told: [{ type: "poll", poll: pollId, what: "closed" }] };
}

function findPoll(meeting: MeetingRecord, pollId: string): PollRecord {
  const poll = meeting.polls.find((candidate) => candidate.id === pollId);
  if (!poll) throw notFound();
  return poll;
}

const replacePoll = (meeting: MeetingRecord, changed: PollRecord): PollRecord[] =>
  meeting.polls.map((poll) => (poll.id === changed.id ? changed : poll));
