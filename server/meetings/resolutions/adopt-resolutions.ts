import type { AgendaItemRecord, ItemResultRecord, MeetingRecord } from "../../../models/meeting.ts";
import type { ResolutionRecord } from "../../../models/resolution.ts";
import type { Actor } from "../../access/actor.ts";
import { citeResolution } from "../../cite-resolution.ts";
import { dayAt } from "../../clock.ts";
import { nextNumber } from "../../database/next-number.ts";
import type { Dependencies } from "../../dependencies.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { pollOfDecision } from "./poll-of-decision.ts";
import { sealVersion } from "./seal-version.ts";
import { tellResolution } from "./tell-resolution.ts";

/** A series of numbers: an alliance's public one, and that of its hidden items. */
const ledgerOf = (internal: boolean): string => (internal ? "internal-resolutions" : "resolutions");

/**
 * Makes the decisions of a meeting that closes into numbered resolutions, in the order of the agenda and under each item in
 * that of their making; part of the transaction that closes it, so that a meeting is numbered once and no number is lost.
 * No decision can be added to a closed meeting.
 * @returns the agenda on which each decision names its resolution, and the ids of the items that have one
 */
export async function adoptResolutions(
  { models, ids }: Pick<Dependencies, "models" | "ids">,
  transaction: Transaction,
  actor: Actor,
  meeting: MeetingRecord,
): Promise<{ agenda: AgendaItemRecord[]; items: string[] }> {
  const adopted: ResolutionRecord[] = [];
  const agenda: AgendaItemRecord[] = [];
  for (const item of meeting.agenda) {
    const results: ItemResultRecord[] = [];
    for (const result of item.results) {
      if (result.kind !== "decision") {
        results.push(result);
        continue;
      }
      const resolution = await adopt(item, result);
      const { _id, year, serial, internal } = resolution;
      adopted.push(resolution);
      results.push({ ...result, resolution: { id: _id, year, serial, internal, corrected: false } });
    }
    agenda.push({ ...item, results });
  }
  if (adopted.length > 0) await models.resolutions.insertMany(adopted, { session: transaction.session });
  for (const resolution of adopted) {
    tellResolution(transaction, resolution);
    transaction.audit({
      action: "resolution.adopt",
      subject: { kind: "resolution", id: resolution._id },
      alliance: resolution.alliance,
      county: resolution.county,
      after: { number: citeResolution(resolution) },
    });
  }
  return { agenda, items: [...new Set(adopted.map(({ item }) => item))] };

  async function adopt(item: AgendaItemRecord, decision: ItemResultRecord): Promise<ResolutionRecord> {
    const { at } = transaction;
    const [year, serial] = (await nextNumber(models, ledgerOf(item.hidden), meeting.alliance, transaction)).split("-").map(Number);
    const of = {
      _id: ids.next(),
      alliance: meeting.alliance,
      year: year!,
      serial: serial!,
      internal: item.hidden,
      meeting: meeting._id,
      item: item.id,
      title: item.title,
      day: dayAt(at),
      poll: pollOfDecision(meeting.polls, item.id, decision),
      consent: item.consent ?? null,
    };
    const version = { text: decision.text, reason: "", person: actor.person.id, name: actor.person.name, at };
    return {
      ...of,
      county: meeting.county,
      meetingTitle: meeting.title,
      about: item.kind === "resolution" ? item.subject : null,
      text: version.text,
      versions: [{ ...version, hash: sealVersion(of, version, "") }],
      reviewOn: null,
      reviewSetAt: null,
      reviews: [],
      revision: 0,
      at,
    };
  }
}
