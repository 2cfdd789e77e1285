import type { ExampleRecord } from "../../models/example.ts";
import type { Dependencies } from "../../server/dependencies.ts";

/** A model case as it is stored: of one cooperation, whose units were asked unless told otherwise. Returns its id. */
export async function buildExample(
  { models, ids, clock }: Pick<Dependencies, "models" | "ids" | "clock">,
  given: Pick<ExampleRecord, "alliance" | "county"> & Partial<ExampleRecord> & { units: ExampleRecord["units"] },
): Promise<string> {
  const id = ids.next();
  const at = clock.now();
  await models.examples.create({
    _id: id,
    number: `2026-${id.slice(-4)}`,
    title: "闲置涂装线接下急单",
    problem: "订单到期，自有涂装线排满。",
    method: "联盟里比对产能，两家一天内谈定。",
    lesson: "",
    audience: "alliance",
    sources: [{ kind: "cooperation", id: ids.next(), title: "500台套喷涂", valueFen: 100_000_000, milli: 500_000, unit: "set", from: "2026-10-01", until: "2026-10-13" }],
    state: "asking",
    author: { person: "somebody", name: "孙" },
    withdrawn: null,
    adoptions: [],
    log: [],
    publishedAt: null,
    revision: 0,
    createdAt: at,
    ...given,
  });
  return id;
}

/** A unit that a case names, with its answer. */
export const unitOf = (organization: string, answer: ExampleRecord["units"][number]["answer"] = "asked"): ExampleRecord["units"][number] => ({ organization, answer, reason: "", by: "", at: null });
