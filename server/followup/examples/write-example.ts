import type { ExampleInput, ExamplePatch, ExampleView } from "../../../app/contracts/examples.ts";
import type { ExampleRecord } from "../../../models/example.ts";
import type { Actor } from "../../access/actor.ts";
import { canSeeExample, canWriteExample, exampleTable } from "../../access/example-rules.ts";
import { isInsider } from "../../access/scope.ts";
import { nextNumber } from "../../database/next-number.ts";
import type { Dependencies } from "../../dependencies.ts";
import { conflict, forbidden, notFound } from "../../errors.ts";
import { requireRevision } from "../../require-revision.ts";
import { getExample } from "./list-examples.ts";
import { readSources, type ReadSource } from "./read-sources.ts";
import { storeExample } from "./store-example.ts";
import { tellExample } from "./tell-example.ts";

/** The sources as they are kept, and the units that they name. Pure. */
export const namedBy = (sources: readonly ReadSource[]): Pick<ExampleRecord, "sources" | "units"> => ({
  sources: sources.map(({ units: _units, ...source }) => source),
  units: [...new Set(sources.flatMap(({ units }) => units))].map((organization) => ({ organization, answer: null, reason: "", by: "", at: null })),
});

/**
 * Writes a model case of an alliance, as a draft that its leaders alone see.
 * @throws not_found for an alliance that is not the actor's; forbidden for who does not lead it
 * @throws bad_input on `sources` (`read-sources.ts`)
 */
export async function createExample(dependencies: Dependencies, actor: Actor, input: ExampleInput): Promise<ExampleView> {
  const { models, inTransaction, ids } = dependencies;
  const alliance = await models.alliances.findOne({ _id: input.alliance }, { county: 1 }).lean();
  const scope = { alliance: input.alliance, county: alliance?.county ?? "" };
  if (!alliance || !isInsider(actor, scope)) throw notFound();
  if (!canWriteExample(actor, scope)) throw forbidden();
  const sources = await readSources(models, actor, alliance._id, input.sources);
  const id = ids.next();
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const number = await nextNumber(models, "examples", alliance._id, transaction);
    const { title, problem, method, lesson, audience } = input;
    const record: ExampleRecord = {
      _id: id,
      ...scope,
      number,
      title,
      problem,
      method,
      lesson,
      audience,
      ...namedBy(sources),
      state: "draft",
      author: { person: actor.person.id, name: actor.person.name },
      withdrawn: null,
      adoptions: [],
      log: [{ id: ids.next(), at, kind: "written", name: actor.person.name, text: "" }],
      publishedAt: null,
      revision: 0,
      createdAt: at,
    };
    await models.examples.create([record], { session });
    tellExample(transaction, record);
    transaction.audit({ action: "example.write", subject: { kind: "example", id }, ...scope, after: { number, title } });
  });
  return getExample(dependencies, actor, id);
}

/**
 * Changes a draft. Nobody has agreed to what then stands there.
 * @throws not_found; conflict `example_step` for what is no draft, `stale_revision`; forbidden for who does not lead its alliance
 * @throws bad_input on `sources`
 */
export async function editExample(dependencies: Dependencies, actor: Actor, id: string, patch: ExamplePatch, revision?: number): Promise<ExampleView> {
  const { models, inTransaction } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const record = await models.examples.findOne({ _id: id }, null, { session: transaction.session }).lean();
    if (!record || !canSeeExample(actor, record)) throw notFound();
    requireRevision(revision, record);
    if (!canWriteExample(actor, record)) throw forbidden();
    if (!exampleTable.edit.from.includes(record.state)) throw conflict("example_step");
    const { sources, ...terms } = patch;
    const changes = { ...terms, ...(sources && namedBy(await readSources(models, actor, record.alliance, sources))) };
    await storeExample(dependencies, transaction, record, "edit", { changes, text: "", name: actor.person.name });
  });
  return getExample(dependencies, actor, id);
}
