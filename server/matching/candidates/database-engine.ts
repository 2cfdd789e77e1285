import type { ListingRecord } from "../../../models/listing.ts";
import type { Models } from "../../database/models.ts";
import { toEngineListing, type Reliability, type UnmatchedField } from "../engine-listing.ts";
import type { EngineHost, EngineThread } from "../engine-host.ts";
import type { EngineCalls, EngineChange } from "../engine-protocol.ts";
import type { Lookup } from "../engine/candidates/choose-lists.ts";
import type { EngineListing, EngineQuery, Side } from "../engine/types.ts";
import type { Meanings } from "../meanings/create-meanings.ts";
import { scopeOf } from "./candidate-fields.ts";

/** Lines whose terms are read. */
const GLANCED_AT = 3_000;
/** Of these, lines that are read as a whole and scored: those that share most of what tells. */
const SCORED = 800;

const without: Record<UnmatchedField, 0> = { tokens: 0, matchTerms: 0, categoryPath: 0, placePath: 0, order: 0, policy: 0, warned: 0 };

interface Parts {
  thread: EngineThread;
  models: Models;
  meanings: Pick<Meanings, "processesOf">;
  reliabilityOf(organization: string): Reliability;
}

/**
 * The engine whose lines lie in the database: its thread knows how common each term is and scores what is found, but keeps no
 * line. A candidate's score and reasons are those of the engine that holds all lines; which candidates there are is bounded.
 * Questions about one listing (the same object) rest on one reading. Lines are found by `matchScope` (side and readers) and `matchTerms` of the listing.
 */
export function createDatabaseEngine(parts: Parts): EngineHost {
  const { thread } = parts;
  /** Audience keys that live lines have, or had. */
  const audiences = new Set<string>();
  const readings = new WeakMap<EngineListing, Map<string, Promise<EngineListing[]>>>();

  /** The candidates for a query among a side's lines; a publish asks several questions about the same ones. */
  const candidatesFor = (query: EngineQuery, side: Side): Promise<EngineListing[]> => {
    const scopes = (query.visible ?? [...audiences]).map((audience) => scopeOf(side, audience));
    const known = readings.get(query.listing) ?? new Map<string, Promise<EngineListing[]>>();
    readings.set(query.listing, known);
    const key = scopes.join();
    const reading = known.get(key) ?? thread.lookFor(query, side, GLANCED_AT).then((lookup) => readCandidates(parts, scopes, lookup));
    known.set(key, reading);
    return reading;
  };

  const ask = async <Question extends "match" | "preview" | "split" | "diagnose" | "similar">(
    question: Question,
    side: Side,
    ...args: Parameters<EngineCalls[Question]>
  ): Promise<ReturnType<EngineCalls[Question]>> => {
    // What fits outside the reader's audience is counted.
    const query = question === "diagnose" ? { ...args[0], visible: null } : args[0];
    const lines = await candidatesFor(query, side);
    return (await thread.among(lines, question, args)) as ReturnType<EngineCalls[Question]>;
  };
  const other = ({ listing }: EngineQuery): Side => (listing.side === "need" ? "resource" : "need");

  return {
    match: (query) => ask("match", other(query), query),
    preview: (query, weights) => ask("preview", other(query), query, weights),
    split: (query) => ask("split", other(query), query),
    diagnose: (query) => ask("diagnose", other(query), query),
    similar: (query) => ask("similar", query.listing.side, query),
    async matchMany(queries) {
      const results = [];
      for (const query of queries) results.push(await ask("match", other(query), query));
      return results;
    },
    stats: thread.stats,
    readFacts: thread.readFacts,
    apply(changes) {
      const counted = changes.flatMap((change): EngineChange[] => ("put" in change ? [{ count: change.put }] : "withdraw" in change ? [] : [change]));
      for (const change of counted) if ("count" in change) audiences.add(change.count.audience);
      if (counted.length > 0) thread.apply(counted);
    },
    onEmpty: thread.onEmpty,
    isRunning: thread.isRunning,
    close: thread.close,
  };
}

/** The lines that share most with the query, as the engine sees them. */
async function readCandidates({ models, meanings, reliabilityOf }: Parts, scopes: readonly number[], lookup: Lookup): Promise<EngineListing[]> {
  const { sought, narrowed, worth } = lookup;
  const glance = (terms: object) => models.listings.find({ open: true, matchScope: { $in: scopes }, ...terms }, { matchTerms: 1 }).limit(GLANCED_AT).lean();
  const [some, others] = await Promise.all([
    sought.length > 0 ? glance({ matchTerms: { $in: sought } }) : [],
    narrowed ? glance({ $and: [{ matchTerms: narrowed.term }, ...(narrowed.any.length > 0 ? [{ matchTerms: { $in: narrowed.any } }] : [])] }) : [],
  ]);
  const worthOf = new Map(worth);
  const shared = new Map([...some, ...others].map(({ _id, matchTerms }) => [_id, matchTerms.reduce((sum, term) => sum + (worthOf.get(term) ?? 0), 0)]));
  const nearest = [...shared].toSorted(([a, one], [b, two]) => two - one || (a < b ? -1 : 1)).slice(0, SCORED);
  const records = await models.listings.find({ _id: { $in: nearest.map(([id]) => id) }, open: true }, without).lean<Omit<ListingRecord, UnmatchedField>[]>();
  const meant = await meanings.processesOf(records);
  return records.map((record) => toEngineListing(record, reliabilityOf(record.owner), meant.get(record._id)));
}
