import type { AllianceName } from "../../app/contracts/reference.ts";
import type { Dependencies } from "../dependencies.ts";

/** More alliances than a form can offer. */
const MOST_NAMES = 500;

/** Every alliance by name: that there is one is no secret, and a listing may be meant for it. */
export async function listAllianceNames({ models }: Dependencies): Promise<AllianceName[]> {
  const found = await models.alliances.find({}, { name: 1, county: 1 }).sort({ county: 1, name: 1 }).limit(MOST_NAMES).lean();
  return found.map(({ _id, name, county }) => ({ id: _id, name, county }));
}
