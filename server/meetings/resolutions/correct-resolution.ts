import type { ResolutionCorrection, ResolutionView } from "../../../app/contracts/resolutions.ts";
import type { Actor } from "../../access/actor.ts";
import type { Dependencies } from "../../dependencies.ts";
import { badField } from "../../errors.ts";
import { correctDecision } from "../follow-records.ts";
import { peopleOfUnits } from "../people-of-units.ts";
import { changeResolution } from "./change-resolution.ts";
import { sealVersion } from "./seal-version.ts";

/**
 * Adds a further version of a resolution, sealed with those before, which stay as they are. Under its item the decision says
 * that another text is in force; while the minutes are a draft they take the new text. The alliance's units are told, but
 * for an internal one.
 * @throws bad_input on `text` that is the one in force; and what {@link changeResolution} throws
 */
export const correctResolution = (
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  { text, reason }: ResolutionCorrection,
  revision: number,
): Promise<ResolutionView> =>
  changeResolution(dependencies, actor, id, { action: "resolution.correct", revision }, async (resolution, transaction) => {
    const { models, notify } = dependencies;
    if (text === resolution.text) throw badField("text", "unchanged");
    const version = { text, reason, person: actor.person.id, name: actor.person.name, at: transaction.at };
    const hash = sealVersion(resolution, version, resolution.versions.at(-1)!.hash);
    await correctDecision(dependencies, transaction, { ...resolution, text });
    if (!resolution.internal) {
      const units = await models.meetings.findOne({ _id: resolution.meeting }, { units: 1 }, { session: transaction.session }).lean();
      const people = await peopleOfUnits(models, resolution.alliance, units?.units.map(({ organization }) => organization) ?? [], transaction);
      await notify(transaction, people.filter((person) => person !== actor.person.id), {
        key: `resolution.corrected:${id}:${resolution.versions.length + 1}`,
        kind: "resolution_corrected",
        facts: { year: resolution.year, serial: resolution.serial, title: resolution.title, reason },
        href: `/resolutions/${id}`,
      });
    }
    return { text, versions: [...resolution.versions, { ...version, hash }] };
  });
