import { createHash } from "node:crypto";
import type { ConsentRecord } from "../../../models/meeting.ts";
import type { ResolutionRecord, ResolutionVersionRecord } from "../../../models/resolution.ts";

/** What a seal holds together: what the resolution was decided on, and one wording with why, who and when. */
export type Sealed = Pick<ResolutionRecord, "_id" | "alliance" | "year" | "serial" | "internal" | "meeting" | "item" | "title" | "day" | "poll" | "consent">;

/**
 * The seal of one version: SHA-256, in hexadecimal digits, of these values as one JSON array without spaces, in UTF-8: id,
 * alliance, year, serial, internal, meeting, item, its title, day, the poll (null, or the array of question, majority, base,
 * secret, yes, no, abstain, passed, needed, of how many, where votes were cast by proxy their number, and where votes weighed the array of the rule, yes, no, abstain in weights), text, reason, name of who wrote it, instant (ISO-8601, UTC), and the seal of the
 * version before (empty for the first); where the consent of units was needed there follows a last value, the array of the units (id and name
 * each), last day, rule for silence, deadline (null or instant) and entries (kind, organization, reason, name, unit, instant each). Whoever changes an earlier version would have to seal every later one anew. Pure.
 */
export function sealVersion(of: Sealed, version: Omit<ResolutionVersionRecord, "hash">, before: string): string {
  const { poll, consent } = of;
  const sums = poll && [poll.question, poll.majority, poll.base, poll.secret, poll.tally.yes, poll.tally.no, poll.tally.abstain, poll.outcome.passed, poll.outcome.needed, poll.outcome.base, ...(poll.proxied ? [poll.proxied] : []), ...(poll.weights ? [[poll.weights.rule, poll.weights.yes, poll.weights.no, poll.weights.abstain]] : [])];
  const { text, reason, name, at } = version;
  const values = [of._id, of.alliance, of.year, of.serial, of.internal, of.meeting, of.item, of.title, of.day, sums, text, reason, name, at.toISOString(), before, ...(consent ? [valuesOf(consent)] : [])];
  return createHash("sha256").update(JSON.stringify(values)).digest("hex");
}

const valuesOf = ({ units, due, silence, deadline, entries }: ConsentRecord): unknown[] => [
  units.map(({ organization, name }) => [organization, name]),
  due,
  silence,
  deadline && deadline.toISOString(),
  entries.map(({ kind, organization, reason, name, unit, at }) => [kind, organization, reason, name, unit, at.toISOString()]),
];

/** For each version whether what is stored still gives its seal. Pure. */
export const soundVersions = (resolution: Sealed & Pick<ResolutionRecord, "versions">): boolean[] =>
  resolution.versions.map((version, index) => version.hash === sealVersion(resolution, version, resolution.versions[index - 1]?.hash ?? ""));
