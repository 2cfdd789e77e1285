import type { MinutesRecord } from "../../models/minutes.ts";
import type { TermRecord } from "../../models/term.ts";
import { chairOf } from "../access/chair-of.ts";
import { nameIn, readNames } from "../database/read-names.ts";
import type { Dependencies } from "../dependencies.ts";

/** The term that runs at an instant, as far as an alliance's rotation reaches. */
export const termAt = ({ models }: Pick<Dependencies, "models">, alliance: string, at: Date): Promise<TermRecord | null> =>
  models.terms.findOne({ alliance, from: { $lte: at }, until: { $gt: at } }).sort({ from: -1 }).lean();

/** Who presides over an alliance's meeting at an instant, with names; null where its rotation does not reach. */
export async function chairAt(dependencies: Pick<Dependencies, "models">, alliance: string, at: Date): Promise<NonNullable<MinutesRecord["chair"]> | null> {
  const { models } = dependencies;
  const chair = chairOf(await termAt(dependencies, alliance, at), at);
  if (!chair) return null;
  const { organization, acting } = chair;
  const person = chair.person === null ? null : await models.people.findOne({ _id: chair.person }, { name: 1 }).lean();
  const { name } = nameIn(await readNames(models, { organizations: [organization] }), organization);
  return { organization, name, person: person?.name ?? "", acting };
}
