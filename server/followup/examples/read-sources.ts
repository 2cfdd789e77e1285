import type { ExampleSource } from "../../../app/contracts/examples.ts";
import type { CooperationRecord } from "../../../models/cooperation.ts";
import type { SourceRecord } from "../../../models/example.ts";
import type { UndertakingRecord } from "../../../models/undertaking.ts";
import type { Actor } from "../../access/actor.ts";
import { canSeeDeal } from "../../access/match-rules.ts";
import { readableDeals } from "../../access/readable-deals.ts";
import { canSeeUndertaking, readableUndertakings } from "../../access/undertaking-rules.ts";
import { dayAt } from "../../clock.ts";
import type { Models } from "../../database/models.ts";
import { badField } from "../../errors.ts";

/** A record that a case rests on, with the units that the case then names. */
export interface ReadSource extends SourceRecord {
  units: string[];
}

/** Most records of each kind that are offered. */
const MOST_OFFERED = 50;

/**
 * The records that a case of an alliance is to rest on, in the order given, each once.
 * @throws bad_input on `sources.N.id` that the actor may not see, that is another alliance's, or that is not over and confirmed
 */
export async function readSources(models: Models, actor: Actor, alliance: string, sources: readonly ExampleSource[]): Promise<ReadSource[]> {
  const found = new Map<string, ReadSource>();
  for (const [index, { kind, id }] of sources.entries()) {
    const source = kind === "cooperation" ? await readCooperation(models, actor, alliance, id) : await readUndertaking(models, actor, alliance, id);
    if (source === null) throw badField(`sources.${index}.id`, "unknown_record");
    if (source === "open") throw badField(`sources.${index}.id`, "source_open");
    found.set(id, source);
  }
  return [...found.values()];
}

async function readCooperation(models: Models, actor: Actor, alliance: string, id: string): Promise<ReadSource | "open" | null> {
  const cooperation = await models.cooperations.findOne({ _id: id }).lean();
  if (!cooperation || !canSeeDeal(actor, cooperation) || !cooperation.alliances.includes(alliance)) return null;
  if (cooperation.state !== "confirmed") return "open";
  const need = await models.listings.findOne({ _id: cooperation.need }, { title: 1 }).lean();
  return ofCooperation(cooperation, need?.title ?? "");
}

async function readUndertaking(models: Models, actor: Actor, alliance: string, id: string): Promise<ReadSource | "open" | null> {
  const undertaking = await models.undertakings.findOne({ _id: id }).lean();
  if (!undertaking || !canSeeUndertaking(actor, undertaking) || undertaking.alliance !== alliance) return null;
  return undertaking.state === "confirmed" ? ofUndertaking(undertaking) : "open";
}

/** Pure. */
function ofCooperation({ _id, unit, deliveries, parties, startedAt, confirmedFen }: CooperationRecord, title: string): ReadSource {
  const from = dayAt(startedAt);
  return {
    kind: "cooperation",
    id: _id,
    title,
    valueFen: confirmedFen,
    milli: unit === null ? null : deliveries.reduce((sum, { milli }) => sum + milli, 0),
    unit,
    from,
    until: deliveries.reduce((last, { day }) => (day > last ? day : last), from),
    units: [...parties],
  };
}

/** Pure. */
function ofUndertaking({ _id, title, helped, log, createdAt }: UndertakingRecord): ReadSource {
  const end = log.findLast(({ kind }) => kind === "confirm")?.at ?? createdAt;
  return { kind: "undertaking", id: _id, title, valueFen: null, milli: null, unit: null, from: dayAt(createdAt), until: dayAt(end), units: [helped] };
}

/** Alliances in which a case can rest on a record; none where the actor may not see it. Reads only. */
export async function listSourceAlliances({ models }: { models: Models }, actor: Actor, { kind, id }: ExampleSource): Promise<string[]> {
  if (kind === "cooperation") {
    const cooperation = await models.cooperations.findOne({ $and: [readableDeals(actor), { _id: id }] }, { alliances: 1 }).lean();
    return cooperation?.alliances ?? [];
  }
  const undertaking = await models.undertakings.findOne({ $and: [readableUndertakings(actor), { _id: id }] }, { alliance: 1 }).lean();
  return undertaking ? [undertaking.alliance] : [];
}

/** Records of an alliance on which the actor can let a case rest, the newest first. Reads only. */
export async function listExampleSources({ models }: { models: Models }, actor: Actor, alliance: string): Promise<ReadSource[]> {
  const [cooperations, undertakings] = await Promise.all([
    models.cooperations.find({ $and: [readableDeals(actor), { alliances: alliance, state: "confirmed" }] }).sort({ changedAt: -1, _id: -1 }).limit(MOST_OFFERED).lean(),
    models.undertakings.find({ $and: [readableUndertakings(actor), { alliance, state: "confirmed" }] }).sort({ createdAt: -1, _id: -1 }).limit(MOST_OFFERED).lean(),
  ]);
  const needs = await models.listings.find({ _id: { $in: cooperations.map(({ need }) => need) } }, { title: 1 }).lean();
  const titles = new Map(needs.map(({ _id, title }) => [_id, title]));
  return [...cooperations.map((cooperation) => ofCooperation(cooperation, titles.get(cooperation.need) ?? "")), ...undertakings.map(ofUndertaking)];
}
