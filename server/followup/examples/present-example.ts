import type { NamedRef } from "../../../app/contracts/common.ts";
import type { ExampleRow, ExampleView } from "../../../app/contracts/examples.ts";
import type { ExampleRecord } from "../../../models/example.ts";
import type { Actor } from "../../access/actor.ts";
import { adoptsFor, canWriteExample, exampleStepsOf, unitsOf } from "../../access/example-rules.ts";
import { readableDeals } from "../../access/readable-deals.ts";
import { isAdministrator } from "../../access/scope.ts";
import { readableUndertakings } from "../../access/undertaking-rules.ts";
import { nameIn, readNames } from "../../database/read-names.ts";
import type { Dependencies } from "../../dependencies.ts";
import { listLedAlliances } from "../list-led-alliances.ts";
import { figuresOf } from "./figures-of.ts";

type Names = ReadonlyMap<string, NamedRef>;

function rowOf(record: ExampleRecord, names: Names): ExampleRow {
  const { _id, alliance, number, title, problem, state, audience, sources, adoptions, units, publishedAt, createdAt } = record;
  return {
    id: _id,
    alliance: nameIn(names, alliance),
    number,
    title,
    problem,
    state,
    audience,
    figures: figuresOf(sources),
    adopted: adoptions.length,
    waiting: units.filter(({ answer }) => answer === "asked").length,
    publishedAt: publishedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

/** Cases as lines of the shelf, in the order given. */
export async function presentExamples({ models }: Pick<Dependencies, "models">, records: readonly ExampleRecord[]): Promise<ExampleRow[]> {
  const names = await readNames(models, { alliances: records.map(({ alliance }) => alliance) });
  return records.map((record) => rowOf(record, names));
}

/**
 * A case with its records, the units that it names and who has adopted it. What a unit answered, and the log, which has its reasons, are for its
 * writers; a unit finds its own answer.
 */
export async function presentExample({ models }: Pick<Dependencies, "models">, actor: Actor, record: ExampleRecord): Promise<ExampleView> {
  const [names, led, openable] = await Promise.all([
    readNames(models, { alliances: [record.alliance, ...record.adoptions.map(({ alliance }) => alliance)], organizations: record.units.map(({ organization }) => organization) }),
    record.state === "published" ? listLedAlliances({ models }, actor) : [],
    readOpenable(models, actor, record),
  ]);
  const adopters = led.filter(({ id, county }) => adoptsFor(actor, record, { alliance: id, county }));
  const may = exampleStepsOf(actor, record);
  const isInside = isAdministrator(actor) || canWriteExample(actor, record);
  const own = new Set([...unitsOf(actor, record, "asked"), ...unitsOf(actor, record, "agreed")]);
  return {
    ...rowOf(record, names),
    method: record.method,
    lesson: record.lesson,
    sources: record.sources.map((source) => ({ kind: source.kind, id: source.id, title: source.title, figures: figuresOf([source]), href: openable.has(source.id) ? `/${source.kind}s/${source.id}` : null })),
    units: record.units.map(({ organization, answer, reason, by, at }) => {
      const mine = own.has(organization);
      const told = isInside || mine ? { answer, reason, by, at: at?.toISOString() ?? null } : { answer: null, reason: "", by: "", at: null };
      return { organization: nameIn(names, organization), ...told, mine };
    }),
    adoptions: record.adoptions.toReversed().map(({ alliance, by, at, plan, outcome, reportedAt }) => ({
      alliance: nameIn(names, alliance),
      by,
      at: at.toISOString(),
      plan,
      outcome,
      reportedAt: reportedAt?.toISOString() ?? null,
      mine: adopters.some(({ id }) => id === alliance),
    })),
    adopters: adopters.filter(({ id }) => !record.adoptions.some(({ alliance }) => alliance === id)).map(({ id, name }) => ({ id, name })),
    author: record.author.name,
    withdrawn: record.withdrawn,
    log: isInside ? record.log.map(({ id, at, kind, name, text }) => ({ id, at: at.toISOString(), kind, name, text })) : [],
    revision: record.revision,
    may,
  };
}

/** Ids of the records it rests on that the actor may open. */
async function readOpenable(models: Dependencies["models"], actor: Actor, { sources }: ExampleRecord): Promise<Set<string>> {
  const idsOf = (kind: string) => sources.filter((source) => source.kind === kind).map(({ id }) => id);
  const [deals, problems] = [idsOf("cooperation"), idsOf("undertaking")];
  const [cooperations, undertakings] = await Promise.all([
    deals.length === 0 ? [] : models.cooperations.find({ $and: [readableDeals(actor), { _id: { $in: deals } }] }, { _id: 1 }).lean(),
    problems.length === 0 ? [] : models.undertakings.find({ $and: [readableUndertakings(actor), { _id: { $in: problems } }] }, { _id: 1 }).lean(),
  ]);
  return new Set([...cooperations, ...undertakings].map(({ _id }) => _id));
}
