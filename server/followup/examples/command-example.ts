import { MOST_ADOPTIONS, type ExampleCommand, type ExampleView } from "../../../app/contracts/examples.ts";
import type { ExampleRecord } from "../../../models/example.ts";
import type { Actor } from "../../access/actor.ts";
import { adoptsFor, canSeeExample, canWriteExample, exampleTable, unitsOf } from "../../access/example-rules.ts";
import type { Dependencies } from "../../dependencies.ts";
import { badField, conflict, forbidden, notFound } from "../../errors.ts";
import type { Transaction } from "../../outbox/transaction.ts";
import { requireRevision } from "../../require-revision.ts";
import { presentExample } from "./present-example.ts";
import { readSources } from "./read-sources.ts";
import { storeExample, type StepStored } from "./store-example.ts";
import { notifyOf, type ExampleNotice } from "./tell-example.ts";
import { namedBy } from "./write-example.ts";

interface Situation {
  dependencies: Dependencies;
  transaction: Transaction;
  actor: Actor;
  record: ExampleRecord;
}

type Outcome = Omit<StepStored, "name"> & { notices: ExampleNotice[] };

/**
 * Takes one step on a model case (`server/access/example-rules.ts`); one transaction.
 * @throws not_found when the actor may not see it; conflict `example_step` when it is not at the step, `example_adopted`, `example_full`,
 *   `stale_revision` (but not for what an alliance adds that adopts it); forbidden when the step is somebody else's; bad_input on `alliance`,
 *   `organization`, `sources`
 */
export async function commandExample(dependencies: Dependencies, actor: Actor, id: string, command: ExampleCommand, revision?: number): Promise<ExampleView> {
  const { models, inTransaction } = dependencies;
  const { from, by } = exampleTable[command.command];
  const taken = await inTransaction(actor, async (transaction) => {
    const record = await models.examples.findOne({ _id: id }, null, { session: transaction.session }).lean();
    if (!record || !canSeeExample(actor, record)) throw notFound();
    if (by !== "adopter") requireRevision(revision, record);
    if (by === "writer" && !canWriteExample(actor, record)) throw forbidden();
    if (!from.includes(record.state)) throw conflict("example_step");
    const { notices, ...stored } = await take({ dependencies, transaction, actor, record }, command);
    const after = await storeExample(dependencies, transaction, record, command.command, { ...stored, name: actor.person.name });
    for (const notice of notices) await notifyOf(dependencies, transaction, after, notice);
    return after;
  });
  // A unit that does not agree sees it for the last time.
  return presentExample(dependencies, actor, taken);
}

function take(situation: Situation, command: ExampleCommand): Promise<Outcome> | Outcome {
  switch (command.command) {
    case "send":
      return send(situation);
    case "recall":
      return { changes: { state: "draft", units: unasked(situation.record) }, text: "", notices: [] };
    case "agree":
      return agree(situation, command.organization);
    case "refuse":
      return refuse(situation, "asked", command.organization, command.reason);
    case "take_back":
      return refuse(situation, "agreed", command.organization, command.reason);
    case "withdraw":
      return { changes: { state: "withdrawn", withdrawn: command.reason, publishedAt: null }, text: command.reason, notices: [{ kind: "example_withdrawn", to: ["leaders", ...(situation.record.state === "draft" ? [] : (["units"] as const))], facts: { reason: command.reason } }] };
    case "reopen":
      return { changes: { state: "draft", withdrawn: null, units: unasked(situation.record) }, text: "", notices: [] };
    case "adopt":
      return adopt(situation, command.alliance, command.plan);
    case "report":
      return report(situation, command.alliance, command.outcome);
    case "drop":
      return drop(situation, command.alliance);
  }
}

const unasked = ({ units }: ExampleRecord): ExampleRecord["units"] => units.map((unit) => ({ ...unit, answer: null, reason: "", by: "", at: null }));

/** The units are asked about what stands there now, with the figures of today. */
async function send({ dependencies: { models }, actor, record }: Situation): Promise<Outcome> {
  const { sources, units } = namedBy(await readSources(models, actor, record.alliance, record.sources));
  return { changes: { state: "asking", sources, units: units.map((unit) => ({ ...unit, answer: "asked" as const })) }, text: "", notices: [{ kind: "example_asked", to: ["asked"] }] };
}

/** The units in whose name the actor answers: the one named, or all that are the actor's. @throws forbidden, bad_input on `organization` */
function unitsAnswered(actor: Actor, record: ExampleRecord, answer: "asked" | "agreed", named: string | undefined): string[] {
  const own = unitsOf(actor, record, answer);
  if (own.length === 0) throw forbidden();
  if (named === undefined) return own;
  if (!own.includes(named)) throw badField("organization", "unknown_record");
  return [named];
}

const answered = ({ transaction: { at }, actor, record }: Situation, organizations: readonly string[], answer: "agreed" | "refused", reason: string): ExampleRecord["units"] =>
  record.units.map((unit) => (organizations.includes(unit.organization) ? { ...unit, answer, reason, by: actor.person.name, at } : unit));

/** A unit agrees; with the last one's word the case stands on the shelf. */
async function agree(situation: Situation, named: string | undefined): Promise<Outcome> {
  const { transaction, actor, record } = situation;
  const organizations = unitsAnswered(actor, record, "asked", named);
  const units = answered(situation, organizations, "agreed", "");
  const isAgreed = units.every(({ answer }) => answer === "agreed");
  return {
    changes: { units, ...(isAgreed && { state: "published" as const, publishedAt: transaction.at }) },
    text: await namesOf(situation, organizations),
    notices: isAgreed ? [{ kind: "example_published", to: ["leaders", "units"] }] : [],
  };
}

/** A unit does not agree, or no longer: the case is a draft again. */
async function refuse(situation: Situation, before: "asked" | "agreed", named: string | undefined, reason: string): Promise<Outcome> {
  const { actor, record } = situation;
  const organizations = unitsAnswered(actor, record, before, named);
  const unit = await namesOf(situation, organizations);
  return {
    changes: { state: "draft", publishedAt: null, units: answered(situation, organizations, "refused", reason) },
    text: `${unit}：${reason}`,
    notices: [{ kind: "example_refused", to: ["leaders"], facts: { unit, reason } }],
  };
}

async function namesOf({ dependencies: { models } }: Situation, organizations: readonly string[]): Promise<string> {
  const found = await models.organizations.find({ _id: { $in: [...organizations] } }, { shortName: 1 }).lean();
  return found.map(({ shortName }) => shortName).join("、");
}

/** The alliance in whose name the actor speaks as one that adopts. @throws forbidden, also where there is none */
async function requireAdopter({ dependencies: { models }, actor, record }: Situation, alliance: string): Promise<{ name: string }> {
  const found = await models.alliances.findOne({ _id: alliance }, { name: 1, county: 1 }).lean();
  if (!found || !adoptsFor(actor, record, { alliance, county: found.county })) throw forbidden();
  return found;
}

/** Another alliance does the same. */
async function adopt(situation: Situation, alliance: string, plan: string): Promise<Outcome> {
  const { transaction, actor, record } = situation;
  const { name } = await requireAdopter(situation, alliance);
  if (record.adoptions.some((adoption) => adoption.alliance === alliance)) throw conflict("example_adopted");
  if (record.adoptions.length >= MOST_ADOPTIONS) throw conflict("example_full");
  const adoption = { alliance, by: actor.person.name, at: transaction.at, plan, outcome: "", reportedAt: null };
  return { changes: { adoptions: [...record.adoptions, adoption] }, text: `${name}：${plan}`, notices: [{ kind: "example_adopted", to: ["leaders", "units"], facts: { alliance: name } }] };
}

/** What came of it there. @throws bad_input on `alliance` that has not adopted it */
async function report(situation: Situation, alliance: string, outcome: string): Promise<Outcome> {
  const { transaction, record } = situation;
  const { name } = await requireAdopter(situation, alliance);
  if (!record.adoptions.some((adoption) => adoption.alliance === alliance)) throw badField("alliance", "unknown_record");
  const adoptions = record.adoptions.map((adoption) => (adoption.alliance === alliance ? { ...adoption, outcome, reportedAt: transaction.at } : adoption));
  return { changes: { adoptions }, text: `${name}：${outcome}`, notices: [{ kind: "example_reported", to: ["leaders"], facts: { alliance: name, outcome } }] };
}

/** It does not, after all. @throws bad_input on `alliance` that has not adopted it */
async function drop(situation: Situation, alliance: string): Promise<Outcome> {
  const { record } = situation;
  const { name } = await requireAdopter(situation, alliance);
  const adoptions = record.adoptions.filter((adoption) => adoption.alliance !== alliance);
  if (adoptions.length === record.adoptions.length) throw badField("alliance", "unknown_record");
  return { changes: { adoptions }, text: name, notices: [] };
}
